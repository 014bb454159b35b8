#pragma once
/// History matching: which points cannot give what was observed, whatever the emulators are unsure of.
///
/// Rule: a point is rejected if for any target |emulated mean - observed| exceeds `cut` times the root of
/// emulator variance + observed variance (sampling, discrepancy and chance), in this wave or in an earlier
/// one. Source: Craig, Goldstein, Seheult and Smith (1997); Vernon, Goldstein and Bower (2010), Bayesian
/// Analysis 5(4); the cut of 3 from Pukelsheim (1994), The American Statistician 48(2).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/calibration/gaussian_process.hpp"
#include "analysis/calibration/observed.hpp"

namespace savan::calibration {

constexpr double cut = 3;

/// Distance of one prediction from one figure in standard deviations of their difference.
double implausibility(const Prediction& prediction, const Observed& observed);

/// Largest over targets; one emulator for each figure, in their order.
double implausibility(const std::vector<Emulator>& emulators, const std::vector<Observed>& observed,
                      const Point& point);
/// The rank-th largest over targets, rank 1 the largest; 0 if there are fewer targets.
double implausibility_ranked(const std::vector<Emulator>& emulators, const std::vector<Observed>& observed,
                             const Point& point, std::size_t rank);

/// What a wave of simulations taught.
struct Wave {
    std::vector<Emulator> emulators;  ///< one for each target
    double kept_share = 1;            ///< of the cube, by this wave and all before it
};

/// A wave from its simulations; kept_share is estimated from points keyed by the seed.
Wave learn(const std::vector<Wave>& earlier, const Simulated& simulated,
           const std::vector<Observed>& observed, std::uint32_t seed);

/// Whether no wave rejects the point.
bool admissible(const std::vector<Wave>& waves, const std::vector<Observed>& observed, const Point& point);

/// Points that no wave rejects.
struct Survivors {
    std::vector<Point>
        points;        ///< spread at random and evenly over all that survives; empty if nothing was found
    double share = 0;  ///< of the cube that survives, estimated; 0 if nothing was found
};
/// Found through a falling sequence of cuts, so that a region far smaller than one part in `count` is reached
/// too. The same waves and seed give the same points. At least one wave.
Survivors survivors(const std::vector<Wave>& waves, const std::vector<Observed>& observed, std::size_t count,
                    std::uint32_t seed);

/// Points for the next wave: of many survivors those that are farthest apart, in units of the survivors'
/// spread along each place. Fewer than count, or none, if no more were found. At least one wave; the points
/// of the first wave are a sweep's Latin hypercube.
std::vector<Point> next_points(const std::vector<Wave>& waves, const std::vector<Observed>& observed,
                               std::size_t count, std::uint32_t seed);

}  // namespace savan::calibration
