#include "sim/state/luck.hpp"

#include <algorithm>
#include <bit>

#include "sim/state/luck_kernels.hpp"

namespace savan {

namespace {

/// People of village v who are of 6 to 39 years: birth months make them a contiguous range.
std::pair<PersonIndex, PersonIndex> of_age(const Roster& roster, std::size_t v, Month now) noexcept {
    const auto begin = roster.birth.begin();
    const auto first = begin + roster.first_person[v], last = begin + roster.first_person[v + 1];
    const auto from = std::upper_bound(first, last, now.index - exit_age_months);
    const auto to = std::upper_bound(from, last, now.index - entry_age_months);
    return {static_cast<PersonIndex>(from - begin), static_cast<PersonIndex>(to - begin)};
}

luck_kernels::Key key_of(const Roster& roster, const Draws& draws, std::size_t v, Purpose purpose, Month now) noexcept {
    return {(static_cast<std::uint32_t>(roster.village_number[v]) << 16) | static_cast<std::uint32_t>(purpose),
            static_cast<std::uint32_t>(now.index), draws.key};
}

/// Working space of one village's ties.
struct TieScratch {
    std::vector<std::uint32_t> words, mask;                     ///< four words and one mask per person
    std::vector<std::uint32_t> owner, owner_id, ordinal, fine;  ///< of ties whose top byte is low enough
    std::vector<std::uint32_t> top;

    void clear() noexcept {
        for (auto* list : {&owner, &owner_id, &ordinal, &top}) list->clear();
    }
    void add(const Roster& roster, PersonIndex i, std::uint32_t tie, std::uint32_t top_byte) {
        owner.push_back(i);
        owner_id.push_back(roster.local_id[i]);
        ordinal.push_back(tie);
        top.push_back(top_byte);
    }
};

constexpr std::uint32_t ties_per_draw = 16;

constexpr std::uint32_t byte_of(const Words4& words, std::uint32_t tie) noexcept {
    return (words[tie / 4 % 4] >> (8 * (tie % 4))) & 255u;
}

/// The top byte of a tie's draw is byte `ordinal` of its owner's tie_month words; the lower 32 bits
/// are drawn only when the top byte alone cannot say that nothing happens.
void draw_sparks(const Roster& roster, const Draws& draws, std::size_t v, Month now, double bound, PersonIndex from,
                 PersonIndex to, TieScratch& scratch, std::vector<Spark>& sparks) noexcept {
    const std::uint8_t highest = luck_byte(bound);
    const std::size_t count = to - from;
    scratch.words.resize(4 * count);
    scratch.mask.resize(count);
    luck_kernels::draw_ties(roster.local_id.data() + from, roster.ties.owned.data() + from, count,
                            key_of(roster, draws, v, Purpose::tie_month, now), highest, scratch.words.data(),
                            scratch.mask.data());
    scratch.clear();
    for (std::size_t k = 0; k < count; ++k) {
        const PersonIndex i = from + static_cast<PersonIndex>(k);
        for (std::uint32_t low = scratch.mask[k]; low; low &= low - 1) {
            const auto tie = static_cast<std::uint32_t>(std::countr_zero(low));
            __builtin_prefetch(&roster.ties.neighbours[roster.ties.first[i] + tie]);  // read below, if the tie sparks
            scratch.add(roster, i, tie, (scratch.words[tie / 4 * count + k] >> (8 * (tie % 4))) & 255u);
        }
        for (std::uint32_t tie = ties_per_draw; tie < roster.ties.owned[i]; ++tie) {
            const Words4 words = draws.words(roster.person_id(i), Purpose::tie_month, now, tie / ties_per_draw);
            if (byte_of(words, tie) <= highest) scratch.add(roster, i, tie, byte_of(words, tie));
        }
    }
    scratch.fine.resize(scratch.owner.size());
    luck_kernels::draw_fine(scratch.owner_id.data(), scratch.ordinal.data(), scratch.owner.size(),
                            key_of(roster, draws, v, Purpose::tie_month_fine, now), scratch.fine.data());
    sparks.clear();
    for (std::size_t k = 0; k < scratch.owner.size(); ++k) {
        const double u = (static_cast<double>(scratch.top[k]) + unit_interval(scratch.fine[k])) * 0x1p-8;
        const PersonIndex i = scratch.owner[k];
        if (u < bound) sparks.push_back({i, roster.ties.owned_by(i)[scratch.ordinal[k]], u});
    }
}

}  // namespace

void draw_month(const Roster& roster, const Draws& draws, Month now, double spark_bound,
                const Executor& executor, std::size_t villages_per_block, MonthLuck& luck) {
    luck.month = now;
    luck.intention.resize(roster.people());
    luck.schooling.resize(roster.people());
    luck.work.resize(roster.people());
    luck.shock.resize(roster.households());
    luck.sparks.resize(roster.villages());
    const std::size_t blocks = (roster.villages() + villages_per_block - 1) / villages_per_block;
    for_each_block(executor, blocks, [&](std::size_t block) {
        const std::size_t first = block * villages_per_block;
        TieScratch scratch;
        for (std::size_t v = first; v < std::min(first + villages_per_block, roster.villages()); ++v) {
            const auto [from, to] = of_age(roster, v, now);
            static_assert(word_intention == 0 && word_schooling == 1 && word_work == 2);
            luck_kernels::draw_people(roster.local_id.data() + from, to - from,
                                      key_of(roster, draws, v, Purpose::person_month, now),
                                      luck.intention.data() + from, luck.schooling.data() + from,
                                      luck.work.data() + from);
            draw_sparks(roster, draws, v, now, spark_bound, from, to, scratch, luck.sparks[v]);
            const HouseholdIndex household = roster.first_household[v];
            luck_kernels::draw_normals(0, roster.first_household[v + 1] - household,
                                       key_of(roster, draws, v, Purpose::household_month, now),
                                       luck.shock.data() + household);
        }
    });
}

}  // namespace savan
