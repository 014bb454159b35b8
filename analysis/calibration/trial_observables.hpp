#pragma once
/// Outcomes of the age groups that trials of programmes treated. The model counts by age, not by who was treated, so
/// a trial is done again by treating a whole age group.

#include "analysis/outcomes.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::calibration::trial {

/// Share of those of 15-39, abroad or not, whose awareness of safe migration is at least one half.
double aware_15_39(const Scenario&, const Tallies& run, analysis::Period period);

/// Share of those of 15-39 at home who consider or plan to leave.
double considering_15_39(const Scenario&, const Tallies& run, analysis::Period period);

/// Departures per person-year at home, of those of 15-39 and of 15-24.
double departure_rate_15_39(const Scenario&, const Tallies& run, analysis::Period period);
double departure_rate_15_24(const Scenario&, const Tallies& run, analysis::Period period);

/// Share of girls of 15-17, abroad or not, who are in school.
double girls_in_school_15_17(const Scenario&, const Tallies& run, analysis::Period period);

}  // namespace savan::calibration::trial
