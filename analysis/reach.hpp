#pragma once
/// Whom a programme reached, and whom it missed, by baseline risk.
///
/// Each January the youth of 12-39 at home are put into tenths by the risk they run without any programme
/// (ODD 7.5). Reached is who is given at least one dose in that year, directly or in the village. Only
/// years in which the programme reached anybody are looked at.

#include <array>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"

namespace savan::analysis {

/// One run, over the years in which anybody was reached.
struct ReachRun {
    int years = 0;
    std::array<double, risk_deciles> listed{}, reached{};  ///< people, summed over those years
};

ReachRun reach_run(const Tallies& run, Period period);

struct ArmReach {
    double years;       ///< mean over replicates; 0: nobody was reached, and all else is NaN
    Estimate coverage;  ///< part of all listed who were reached in a year
    /// By decile, lowest risk first. NaN where hidden (suppression.hpp, by people reached).
    std::array<Estimate, risk_deciles> by_decile;
    std::array<double, risk_deciles> reached_per_year, missed_per_year;
    std::array<bool, risk_deciles> hidden;
    /// Coverage of the top tenth over coverage of all: 1 as by lot, below 1 the safer ones.
    Estimate ratio;
    /// The ratio that a list by risk itself would have at this coverage c: min(1, c / 0.1) / c.
    /// Out of reach for a programme that works in few villages.
    double perfect_ratio;
};

/// Coverage of a perfect list's top tenth over its coverage of all. NaN for no coverage.
double perfect_reach_ratio(double coverage);

/// Coverage of the top tenth over coverage of all in one run; NaN when nobody was reached.
double reach_ratio_of(const ReachRun& run);

ArmReach reach(const std::vector<ReachRun>& runs);

}  // namespace savan::analysis
