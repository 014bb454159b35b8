#pragma once
/// The synthetic population: households and people built from the setting's age structure and
/// household sizes, with keyed draws, so that a village is the same whatever else is simulated and
/// however long the run.

#include "sim/base/draws.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/parameters/setting.hpp"
#include "sim/state/roster.hpp"

namespace savan::population {

/// Everyone of 6-39 at `start`, and everyone who will enter before `end`, with their ties.
/// People are independent draws from the age structure, but for one adult of 20-64 in each household;
/// the census count is raised by those absent, whom it leaves out.
Roster build(const Setting& setting, const Parameters& parameters, const Draws& draws, Month start, Month end);

/// Limits of the keys: household numbers within a village and months that entrants' ids can hold.
constexpr int most_households_per_village = 1 << 19;
constexpr int most_members = 31;

}  // namespace savan::population
