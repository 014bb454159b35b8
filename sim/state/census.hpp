#pragma once
/// How many people are in which state, and what each household's members do: kept up at every change of a person,
/// so that nobody is counted anew who has not changed.

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/base/money.hpp"
#include "sim/state/cells.hpp"
#include "sim/state/roster.hpp"
#include "sim/state/youth.hpp"

namespace savan {

struct World;

/// Youth of one village, sex and age group, at the moment.
struct Headcount {
    std::int32_t population = 0, in_school = 0, considering = 0, abroad = 0, exploited = 0, groups = 0,
                 been_abroad = 0;  ///< ever, who have arrived in Thailand at least once
    friend bool operator==(const Headcount&, const Headcount&) = default;
};

struct Census {
    std::vector<std::array<Headcount, cells>> headcount;  ///< by village
    std::vector<std::array<Cents, cells>> remitted, paid; ///< by village: cents that migrants sent and were paid this month
    /// By village: people before grown[g] have reached the age group g + 1; they are stored by age.
    std::vector<std::array<PersonIndex, age_groups - 1>> grown;

    /// People of the village who are in an age group: from first to second - 1.
    std::pair<PersonIndex, PersonIndex> range(std::size_t v, std::size_t group, PersonIndex from,
                                              PersonIndex to) const noexcept {
        return {group + 1 < age_groups ? std::max(from, grown[v][group]) : from,
                group > 0 ? std::max(from, grown[v][group - 1]) : to};
    }
};

namespace census {

/// Of the village's people of 15-39, at home or abroad, the share who have ever been in Thailand; 0 of nobody.
double been_abroad_share(const Census& census, std::size_t village) noexcept;

/// What one person counts as, 0 or 1 each.
struct Counted {
    std::int8_t population = 0, in_school = 0, considering = 0, abroad = 0, exploited = 0, groups = 0,
                been_abroad = 0;                                    ///< in the village
    std::int8_t at_home = 0, workers = 0, wage_jobs = 0;  ///< in the household, which counts those abroad too
};

/// The rule: what people count as who live at home, or in Thailand.
inline Counted at_home(const Youth& youth, PersonIndex i, int age_months) noexcept {
    const bool enrolled = youth.school[i] == School::enrolled, employed = youth.work[i] == Work::wage;
    const bool works = age_months >= 12 * working_age && !enrolled;
    return {.population = 1,
            .in_school = enrolled,
            .considering = youth.stage[i] != Stage::none,
            .groups = youth.group[i] != Group::none,
            .been_abroad = youth.trips[i] > 0,
            .at_home = 1,
            .workers = works && !employed,
            .wage_jobs = works && employed};
}
constexpr Counted abroad(Condition condition) noexcept {
    return {.population = 1, .abroad = 1, .exploited = condition != Condition::free, .been_abroad = 1};
}

/// A change of one person's place, school, stage, condition, group or work: counts the person as what they are instead of
/// what they were. Writes the person's village and household only.
void replace(World& world, const Roster& roster, Month now, PersonIndex person, const Counted& was, const Counted& is) noexcept;

/// Stands around such a change and finds out for itself what the person was and is.
class Change {
public:
    Change(World& world, const Roster& roster, Month now, PersonIndex person) noexcept;
    ~Change();
    Change(const Change&) = delete;
    Change& operator=(const Change&) = delete;

private:
    World& world_;
    const Roster& roster_;
    const Month now_;
    const PersonIndex person_;
    const Counted was_;
};

/// Before a Change: brings closer what it reads of the person.
void prefetch(const World& world, const Roster& roster, PersonIndex person) noexcept;

/// For someone at home who begins (+1) or ceases (-1) to consider migration, which touches nothing else: a lighter Change.
inline void count_considering(Census& census, const Roster& roster, Month now, PersonIndex i, int change) noexcept {
    const std::size_t cell = cell_of(roster.male[i], age_group(now.index - roster.birth[i]));
    census.headcount[roster.village[i]][cell].considering += change;
}

/// Those of the village who are a month older and so in another age group.
void grow_older(World& world, const Roster& roster, std::size_t village, Month now) noexcept;

/// Counts everything anew: at the start of a world, and when a test has changed it by hand.
void recount(World& world, const Roster& roster, Month now);

}  // namespace census

}  // namespace savan
