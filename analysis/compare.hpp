#pragma once
/// Scenarios against a baseline, replicate by replicate.
///
/// Every replicate gives all scenarios the same luck, so the difference within a replicate is what the
/// scenario causes. A band is made of quantiles of those paired differences of whole-period sums; it
/// is never a sum or a difference of quantiles. It spans chance, and parameters as far as the runs differ in them:
/// by priors that each replicate draws from, or by the members of an ensemble.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"
#include "analysis/spread.hpp"

namespace savan::analysis {

/// Every outcome of every replicate: what a comparison is made of.
struct Observations {
    struct Arm {
        std::string name, title;
        std::vector<std::vector<double>> runs;  ///< [replicate][outcome]; NaN: not defined in that run
        std::string title_lo = {};
    };
    Period period;
    bool complete = true;              ///< false: the run was stopped before all its replicates were done
    std::vector<Arm> arms;             ///< in the order of the file
    std::size_t drawn_parameters = 0;  ///< how many parameters and effects each replicate draws anew
    Crossing crossing = {};            ///< of the runs, when they are of an ensemble
    std::vector<std::string> ensemble_parameters = {};  ///< names of those that its members give
};

/// One outcome of one scenario. Numbers that do not exist are NaN.
struct Compared {
    double level;        ///< mean over replicates
    double difference;   ///< mean over replicates of this scenario minus the baseline
    double low, high;    ///< 5 % and 95 % quantiles of the same
    double share_worse;  ///< part of the replicates with a change for the worse; NaN: has no direction
    std::size_t pairs;   ///< replicates in which both runs define the outcome
    Spread difference_spread = {}, level_spread = {};  ///< only with an ensemble
};

struct Comparison {
    struct Arm {
        std::string name, title;
        std::vector<Compared> outcomes;  ///< in the order of outcome_table()
        std::string title_lo = {};
    };
    Period period;
    bool complete = true;
    std::size_t replicates = 0;
    std::size_t baseline = 0;          ///< position in arms
    std::vector<Arm> arms;             ///< all of them, the baseline too, in the order of the file
    std::size_t drawn_parameters = 0;  ///< by priors; if 0 and without an ensemble bands are over chance alone
    Crossing crossing = {};
    std::vector<std::string> ensemble_parameters = {};
};

/// Below this many replicates a 90 % band is little more than the two outermost of them.
constexpr std::size_t few_replicates = 20;

/// Below these an ensemble says little of parameters, or of how much is chance.
constexpr std::size_t few_members = 20, few_lucks = 4;

/// Compares all scenarios with the one at position `baseline`.
Comparison compare(const Observations& observations, std::size_t baseline);

}  // namespace savan::analysis
