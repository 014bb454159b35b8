#pragma once
/// Months that scenarios have in common are simulated once.

#include <climits>
#include <vector>

#include "sim/measures/tallies.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::run {

constexpr int never = INT_MAX;

/// First month in which anything of the interventions can differ between two scenarios of the same
/// world; `never` if they are the same. Records that differ only in when they stop differ only after
/// the earlier stop; records that never deliver do not count.
int first_difference(const Scenario& a, const Scenario& b);

/// First month in which the scenario can differ from no programme; `never` if it has none.
int first_activity(const Scenario& scenario);

/// The counts of one scenario's run as those of another, whose interventions are matched by id.
Tallies carry_over(const Tallies& tallies, const Scenario& from, const Scenario& to);

}  // namespace savan::run
