#pragma once
/// Shares of pupils, as statistics of education define them, from counts by grade.
///
/// A school year runs from September to August; its pupils are those who begin it. Leavers are all who leave
/// before completing grade 11, those who leave for Thailand included. The model has no repeaters, so rates
/// that count them elsewhere (gross enrolment) come out lower here.

#include "analysis/outcomes.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::calibration::school {

/// Of those enrolling in a September of the period, who attend grade 5 four Septembers later; whole cohorts
/// only, so a period of at least 49 months.
double survival_to_grade_5(const Scenario&, const Tallies& run, analysis::Period period);

/// Leavers in a school year per pupil of grades 1-5 (or 6-11) who begins it; whole school years in the period
/// only. Those who complete grade 5 and do not go on are not drop-outs of primary school.
double dropout_primary(const Scenario&, const Tallies& run, analysis::Period period);
double dropout_secondary(const Scenario&, const Tallies& run, analysis::Period period);

/// The second over the first.
double dropout_secondary_over_primary(const Scenario&, const Tallies& run, analysis::Period period);

/// Of those who complete grade 5 in a June of the period, who move up to grade 6; whole summers, June to
/// September, only.
double transition(const Scenario&, const Tallies& run, analysis::Period period);

/// Share of children of 6-9 who are in school at the end of the Septembers of the period; before it, those
/// who have turned six since the last one wait.
double enrolled_6_9(const Scenario&, const Tallies& run, analysis::Period period);

/// Pupils of grades 6-8 (or 6-11) in the Septembers of the period, per person of 11-13 (or 11-16), abroad or
/// not; ages are taken as even within the groups that are counted.
double lower_secondary_gross(const Scenario&, const Tallies& run, analysis::Period period);
double secondary_gross(const Scenario&, const Tallies& run, analysis::Period period);

}  // namespace savan::calibration::school
