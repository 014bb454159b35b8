#pragma once
/// A calibrated model held against what is published: what it gives, and whether that agrees.

#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/targets.hpp"

namespace savan::calibration {

/// Quantiles of 5, 50 and 95 %.
struct Band {
    double low = 0, median = 0, high = 0;
};
/// Of the values that are numbers; NaN when there are none.
Band band_of(const std::vector<double>& values);

/// One figure or pattern, and what the posterior's members give.
struct Compared {
    scenario::Target target;
    bool fitted = false;
    std::vector<double> members;  ///< NaN where not defined
};

/// Rule: with e the figure's error (sampling and discrepancy together), the members' band is widened on each
/// side to the root of (its half width)^2 + (1.645 e)^2, which is the 90 % band of what would be observed if
/// the model were true. A figure agrees when it lies within. A bound is kept when the members' median is on
/// its side, or beyond it by no more than 1.645 e. Source: definition
struct Judgement {
    Band model;                 ///< of the members
    double low = 0, high = 0;   ///< the widened band
    bool agrees = false;        ///< false too when no member's value is defined
    double difference = 0;      ///< (median - figure) / figure; NaN for a bound or a figure of 0
    double on_side = 0;         ///< of a bound: share of the members on its side, NaN for a figure
    std::size_t undefined = 0;  ///< members without a value
};
Judgement judge(const Compared& compared);

/// What the data say of a parameter; words as in calibration.json.
struct Learned {
    std::string name, unit, prior_text;
    Band prior, posterior;
    double width_ratio = 1;  ///< of the 90 % bands, in places of the prior
    std::string verdict;     ///< identified, narrowed, stays-prior
};

struct TiedPair {
    std::string first, second;
    double correlation = 0;
};

/// A calibration to what was known up to a year, and what it gives for all targets.
struct RollingOrigin {
    int known_until = 0;
    std::vector<Compared> targets;
};

/// All that the page shows.
struct Validation {
    std::string made_by, targets_file, targets_sha256, runs_digest;
    std::uint64_t runs = 0;
    std::size_t members = 0;
    bool settled = true;
    std::vector<Compared> targets;
    std::vector<Compared> checks;
    std::vector<Learned> parameters;
    std::vector<TiedPair> ties;
    std::vector<scenario::NotCompared> not_compared;
    std::optional<RollingOrigin> origin;
};

/// Mean of |difference| over the figures that have one, those fitted or those not; NaN when there are none.
double average_difference(const std::vector<Compared>& compared, bool fitted);

}  // namespace savan::calibration
