#pragma once
/// What the methods of calibration work on: points, what was simulated there, and what was observed.
///
/// A point holds one place u in [0, 1] for each calibrated parameter, the quantile of its prior, so that the
/// prior of every point is uniform and nothing here knows a parameter.

#include <vector>

namespace savan::calibration {

using Point = std::vector<double>;

/// One published figure.
struct Observed {
    double value = 0;
    /// Of the figure about what the model would give if its parameters were true: sampling error of the
    /// figure, discrepancy of the model, and chance (`with_chance`). Positive.
    double variance = 0;
};

/// Results at points, [point][target]. NaN where a result is not defined.
struct Simulated {
    std::vector<Point> points;
    std::vector<std::vector<double>> mean;      ///< over replicates
    std::vector<std::vector<double>> variance;  ///< of that mean over replicates, by chance: s^2 / replicates
};

/// The same figures with the variance of chance added, s^2 (1 + 1 / replicates): s^2 since one world was
/// seen, s^2 / replicates since all points share the luck of the same few replicates. s^2 is the mean over
/// points (those with a number), since a few replicates give a poor variance at any one point.
std::vector<Observed> with_chance(std::vector<Observed> observed, const Simulated& simulated,
                                  std::size_t replicates);

}  // namespace savan::calibration
