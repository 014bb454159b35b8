#pragma once
/// An emulator: what a result would be at a point that was not simulated, and how sure that is.
///
/// Rule: y(u) = trend(u) + Z(u) + noise. The trend is linear in every place, and quadratic if there are at
/// least four points for each of its coefficients. Z is a Gaussian process of variance s^2 with the Matern
/// 5/2 correlation and one length for each place, plus a share of s^2 that is not correlated at all (what is
/// too rough to learn). The variance of the noise is given. Lengths, s^2 and that share maximise the
/// restricted likelihood with a weak prior; the trend's coefficients are integrated out. The search starts at
/// fixed places and uses no luck. Source: Rasmussen and Williams (2006), Gaussian Processes for Machine
/// Learning, sections 2.7, 4.2 and 5.4; lengths with a prior as in Gu, Wang and Berger (2018), Annals of
/// Statistics 46(6A), simplified.

#include <cstddef>
#include <memory>
#include <vector>

#include "analysis/calibration/observed.hpp"

namespace savan::calibration {

struct Prediction {
    double mean = 0;
    double variance = 0;  ///< of the result without noise; what is too rough to learn is in it
};

/// Copies share what was fitted, which never changes. Const members may be called from several threads.
class Emulator {
public:
    /// Fitted to values at points. noise_variance: of each value about what is to be emulated, 0 or more.
    /// Points whose value is not finite are left out. Throws std::invalid_argument if sizes differ, if a
    /// variance is negative, or if fewer finite values than dimensions + 3 are left.
    static Emulator fit(const std::vector<Point>& points, const std::vector<double>& values,
                        const std::vector<double>& noise_variance);

    Prediction at(const Point& point) const;
    /// The mean alone, for a fraction of the time.
    double mean_at(const Point& point) const;

    std::size_t dimensions() const;
    /// Number of points that it was fitted to.
    std::size_t points() const;
    /// For each point in order its value less the prediction from all others, over the standard deviation of
    /// that difference (noise in it), lengths and variances kept. About standard normal if the emulator is
    /// sound.
    const std::vector<double>& leave_one_out() const;
    /// Mean square of leave_one_out if that is above 1, else 1: every variance is multiplied by it, so that
    /// an emulator that was too sure of itself is not believed.
    double inflation() const;
    /// Share of the variance of the values that predictions from all other points explain; 1 is perfect, 0 or
    /// less is no better than their mean.
    double explained() const;
    /// Length of the correlation along each place, in sides of the cube; above about 2 the place acts by the
    /// trend alone.
    const std::vector<double>& lengths() const;

private:
    struct Fitted;
    explicit Emulator(std::shared_ptr<const Fitted> fitted) : fitted_(std::move(fitted)) {}
    std::shared_ptr<const Fitted> fitted_;
};

/// One emulator for each target. The noise at a point is taken a quarter from its own variance and three
/// quarters from the mean over points.
std::vector<Emulator> emulators_of(const Simulated& simulated);

}  // namespace savan::calibration
