#pragma once
/// Phase 13: what the planner sees. States are counted at the month's end, events as they happened.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan::tally {

/// A month's sums of one district, or of one village: what the census holds, and what is summed anew.
struct Sums {
    std::array<Headcount, cells> headcount{};
    std::array<std::int64_t, cells> aware{}, tied{}, income{}, remitted{}, paid{};
};

/// What a baseline's month comes to, for the worlds that are lived beside it.
struct BaselineSums {
    std::vector<Sums> village, district;
    const Tallies* tallies = nullptr;  ///< in which it is counted
    void clear() noexcept {}
};

/// Counts a month into the tallies; months outside them (the warm-up) are not counted. Of worlds of one list that live
/// beside each other the baseline comes first and leaves its sums, and only where others differ from it do they count anew.
void count(const World& world, const Step& step, Tallies& tallies, BaselineSums* sums = nullptr);

/// Counts a month's events by decile of baseline risk. Apart from count() because where nobody goes by the year's list it is
/// known only in July.
void count_by_risk(const Events& events, const Roster& roster, const RiskList& list, Month now, Tallies& tallies);
/// Counts who is on the list, by decile, in its January. All worlds of a replicate have the same.
void count_list(const RiskList& list, const Roster& roster, Tallies& tallies);

/// Of what has happened in a month to a world's people, wherever they are lived, what count_by_risk() counts.
Events events_by_risk(const World& world, const Roster& roster);

}  // namespace savan::tally
