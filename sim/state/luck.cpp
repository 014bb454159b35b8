#include "sim/state/luck.hpp"

#include <algorithm>

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

void draw_people(const std::uint32_t* __restrict local_id, std::uint32_t village_and_purpose, std::uint32_t month,
                 Words2 key, std::size_t count, std::uint8_t* __restrict intention,
                 std::uint8_t* __restrict schooling, std::uint8_t* __restrict work) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        const Words4 words = philox4x32_10({local_id[i], village_and_purpose, month, 0}, key);
        intention[i] = static_cast<std::uint8_t>(words[word_intention] >> 24);
        schooling[i] = static_cast<std::uint8_t>(words[word_schooling] >> 24);
        work[i] = static_cast<std::uint8_t>(words[word_work] >> 24);
    }
}

/// The top byte of a tie's draw is byte `ordinal` of its owner's tie_month words; the lower 32 bits
/// are drawn only when the top byte alone cannot say that nothing happens.
void draw_ties(const Roster& roster, const Draws& draws, Month now, double bound, PersonIndex from,
               PersonIndex to, std::vector<Spark>& sparks) noexcept {
    const std::uint8_t highest = luck_byte(bound);
    for (PersonIndex i = from; i < to; ++i) {
        const auto owned = roster.ties.owned_by(i);
        const EntityId id = roster.person_id(i);
        Words4 words{};
        for (std::uint32_t tie = 0; tie < owned.size(); ++tie) {
            if (tie % 16 == 0) words = draws.words(id, Purpose::tie_month, now, tie / 16);
            const std::uint32_t byte = (words[tie / 4 % 4] >> (8 * (tie % 4))) & 255u;
            if (byte > highest) continue;
            const std::uint32_t fine = draws.words(id, Purpose::tie_month_fine, now, tie)[0];
            const double u = (static_cast<double>(byte) + unit_interval(fine)) * 0x1p-8;
            if (u < bound) sparks.push_back({i, owned[tie], u});
        }
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
        for (std::size_t v = first; v < std::min(first + villages_per_block, roster.villages()); ++v) {
            const auto [from, to] = of_age(roster, v, now);
            draw_people(roster.local_id.data() + from,
                        (static_cast<std::uint32_t>(roster.village_number[v]) << 16) |
                            static_cast<std::uint32_t>(Purpose::person_month),
                        static_cast<std::uint32_t>(now.index), draws.key, to - from,
                        luck.intention.data() + from, luck.schooling.data() + from, luck.work.data() + from);
            luck.sparks[v].clear();
            draw_ties(roster, draws, now, spark_bound, from, to, luck.sparks[v]);
            for (HouseholdIndex h = roster.first_household[v]; h < roster.first_household[v + 1]; ++h)
                luck.shock[h] = static_cast<float>(
                    draws.normal(roster.household_id(h, v), Purpose::household_month, now));
        }
    });
}

}  // namespace savan
