#pragma once
/// What the data say about each calibrated parameter: its posterior against its prior, which is uniform over
/// [0, 1] in places.
///
/// Rule: a parameter is *identified* if its 90 % band is at most half as wide as the prior's (0.9) and its
/// distribution differs from uniform; *narrowed* if only the latter; else it *stays prior*. It differs if the
/// distance of Kolmogorov and Smirnov exceeds 1.95 / sqrt(effective size), which one uniform sample in a
/// thousand does.

#include <cstddef>
#include <utility>
#include <vector>

#include "analysis/calibration/observed.hpp"

namespace savan::calibration {

enum class Identification { identified, narrowed, stays_prior };

struct ParameterPosterior {
    double mean = 0, low = 0, high = 0;  ///< in places; low and high are the quantiles of 5 % and 95 %
    double width_ratio = 1;              ///< (high - low) / 0.9
    double spread_ratio = 1;             ///< standard deviation over that of the prior, 1 / sqrt(12)
    double kolmogorov_smirnov = 0;       ///< largest distance of the two distribution functions
    Identification verdict = Identification::stays_prior;
};

/// For each parameter, from weighted points. weights sum to 1. Throws std::invalid_argument if there are
/// none.
std::vector<ParameterPosterior> identify(const std::vector<Point>& points,
                                         const std::vector<double>& weights);

/// Two parameters that the data tie together: each may stay wide while their combination is known.
struct Tie {
    std::size_t first = 0, second = 0;
    double correlation = 0;  ///< of places, weighted
};
/// All pairs with an absolute correlation of at least `least`, strongest first.
std::vector<Tie> ties(const std::vector<Point>& points, const std::vector<double>& weights, double least);

}  // namespace savan::calibration
