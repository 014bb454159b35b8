#pragma once
/// Patterns that every model of migration should show: migrants draw migrants, and the migration of a village
/// first gathers speed and then slows.

#include "analysis/outcomes.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::calibration::pattern {

/// Rule    Departure rate of people of 15-39 at home who have a tie, family included, to someone in Thailand,
/// over that of
///         those who have none, within the same district, sex and age group: sum of a0 T1 / T over sum of a1
///         T0 / T, with a departures and T person-months of those with ties (0) and without (1), over strata.
/// Source  Mantel and Haenszel's ratio of rates (Rothman 1986). It is what a survey would see: besides the
/// causal rule it
///         holds all that people with ties to migrants share, above all a village from which many leave.
double departures_tied_over_untied(const Scenario&, const Tallies& run, analysis::Period period);

/// Rule    Mean growth of prevalence, the share of a village's people of 15-39 who have ever been in
/// Thailand, in months that
///         villages begin below 10 %, over that in months they begin at 10-30 %. All villages count alike.
///         People who turn 15 or 40 and who die are part of growth.
/// Source  form: Massey 1990, migration of a community feeds itself from the first migrants on; tenths:
/// assumed
double growth_low_over_middle(const Scenario&, const Tallies& run, analysis::Period period);

/// Rule    The same of months begun at 40 % or more, where growth may be below nothing.
double growth_high_over_middle(const Scenario&, const Tallies& run, analysis::Period period);

}  // namespace savan::calibration::pattern
