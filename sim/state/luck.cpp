#include "sim/state/luck.hpp"

#include <algorithm>

#include "sim/base/clones.hpp"
#include "sim/state/luck_kernels.hpp"

namespace savan {

namespace {

/// People of village v who are of 6 to 39 years in one of the months: birth months make them a range.
std::pair<PersonIndex, PersonIndex> of_age(const Roster& roster, std::size_t v, Month first, Month last) noexcept {
    const auto begin = roster.birth.begin();
    const auto all = begin + roster.first_person[v], end = begin + roster.first_person[v + 1];
    const auto from = std::upper_bound(all, end, first.index - exit_age_months);
    const auto to = std::upper_bound(from, end, last.index - entry_age_months);
    return {static_cast<PersonIndex>(from - begin), static_cast<PersonIndex>(to - begin)};
}

}  // namespace

void MonthLuck::draw_month(const Roster& roster, const Draws& draws, Month now, const Executor& executor,
                           std::size_t villages_per_block) {
    month = now;
    if (holds(now)) return;
    season_ = season_of(now);
    for (auto& word : tops_)
        for (auto& bytes : word) bytes.resize(roster.people());
    for (auto& normals : shocks_) normals.resize(roster.households());
    const Month first = now - now.of_year() % season_months, last = first + (season_months - 1);
    const std::size_t blocks = (roster.villages() + villages_per_block - 1) / villages_per_block;
    for_each_block(executor, blocks, [&](std::size_t block) {
        const std::size_t from_village = block * villages_per_block,
                          to_village = std::min(from_village + villages_per_block, roster.villages());
        // What is drawn for whole vectors goes on into the rows of the next village, which is drawn after this one.
        for (std::size_t v = from_village; v < to_village; ++v) {
            const auto key = [&](Purpose purpose) {
                return luck_kernels::Key{(static_cast<std::uint32_t>(roster.village_number[v]) << 16) |
                                             static_cast<std::uint32_t>(purpose),
                                         static_cast<std::uint32_t>(season_), draws.key};
            };
            const auto [from, to] = of_age(roster, v, first, last);
            luck_kernels::BytesOut bytes{};
            for (std::size_t word = 0; word < person_words; ++word)
                for (std::size_t k = 0; k < season_months; ++k) bytes[word][k] = tops_[word][k].data() + from;
            luck_kernels::draw_people(roster.local_id.data() + from,
                                      rows_in_vectors(to - from, roster.first_person[to_village] - from),
                                      key(Purpose::person_season), bytes);
            const HouseholdIndex household = roster.first_household[v];
            luck_kernels::NormalsOut normals{};
            for (std::size_t k = 0; k < season_months; ++k) normals[k] = shocks_[k].data() + household;
            luck_kernels::draw_normals(0,
                                       rows_in_vectors(roster.first_household[v + 1] - household,
                                                       roster.first_household[to_village] - household, sizeof(float)),
                                       key(Purpose::household_season), normals);
        }
    });
}

}  // namespace savan
