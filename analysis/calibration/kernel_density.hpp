#pragma once
/// The density that a weighted population is a sample from, made of normal bells around its points: what new
/// points are drawn from, and how likely each was to be drawn.
///
/// Rule: places are turned into standard normal quantiles, so that the uniform prior is standard normal and
/// the cube has no edge. Four bells in five have the population's weighted covariance times Silverman's
/// factor h, (4 / ((d + 2) n))^(2 / (d + 4)) with n the effective size, around points drawn in to the mean by
/// sqrt(1 - h), so that together they are as wide as the population. One in five has twice the covariance,
/// around the points as they are, which reaches where the population is thin. (With twice the covariance
/// alone, of a normal population in d dimensions only (5/9)^(d/2) would stay effective: 3 % in 12.) Source:
/// Silverman (1986), Density Estimation, section 4.3; West (1993), J. R. Statist. Soc. B 55(2), for drawing
/// in; Beaumont and others (2009), Biometrika 96(4), for twice the covariance.

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
    /// One bell for each point, all of one size.
    struct Bells {
        double share = 0, size = 0;  ///< of all draws; times the covariance
        Eigen::MatrixXd centres;     ///< normal quantiles, [point][place]
        Eigen::MatrixXd whitened;    ///< the same in units of root_, [place][point]
    };
    double log_density(const Bells& bells, const Eigen::VectorXd& whitened) const;

    std::vector<double> weights_, cumulative_;
    Eigen::MatrixXd root_;  ///< lower root of the covariance
    double log_root_determinant_ = 0;
    Bells narrow_, wide_;
};

}  // namespace savan::calibration
