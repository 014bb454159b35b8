#pragma once
/// The density that a weighted population is a sample from, made of one normal bell around each point: what
/// new points are drawn from, and how likely each was to be drawn.
///
/// Rule: places are turned into standard normal quantiles, so that the uniform prior is standard normal and
/// the cube has no edge. Four bells in five have the population's weighted covariance times Silverman's
/// factor (4 / ((d + 2) n))^(2 / (d + 4)), n the effective size; one in five has twice that covariance, which
/// reaches where the population is thin. (With twice the covariance alone, of a normal population in d
/// dimensions only (5/9)^(d/2) would stay effective: 3 % in 12.) Source: Silverman (1986), Density
/// Estimation, section 4.3; Beaumont and others (2009), Biometrika 96(4).

#include <Eigen/Core>
#include <vector>

#include "analysis/calibration/observed.hpp"
#include "sim/base/draws.hpp"

namespace savan::calibration {

class KernelDensity {
public:
    /// weights sum to 1; at least one point.
    KernelDensity(const std::vector<Point>& points, const std::vector<double>& weights);

    /// A point with the luck of (draws, who, when).
    Point draw(const Draws& draws, EntityId who, Month when) const;

    /// Natural logarithm of the density at a point over that of the prior.
    double log_ratio_to_prior(const Point& point) const;

private:
    Eigen::MatrixXd centres_;   ///< normal quantiles, [point][place]
    Eigen::MatrixXd root_;      ///< lower root of the covariance
    Eigen::MatrixXd whitened_;  ///< centres in units of the root, [place][point]
    std::vector<double> weights_, cumulative_;
    double narrow_ = 0;  ///< Silverman's factor
    double log_root_determinant_ = 0;
};

}  // namespace savan::calibration
