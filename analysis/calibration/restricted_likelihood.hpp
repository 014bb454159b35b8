#pragma once
/// The restricted likelihood of a Gaussian process with a trend, and its slope: what the emulator's fit
/// climbs.

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <vector>

namespace savan::calibration {

/// What an emulator is fitted to, in units of its own: places about 0 with spread 1 / sqrt(12), values about
/// 0 with standard deviation 1.
struct Training {
    Eigen::MatrixXd places;  ///< [point][place]
    Eigen::MatrixXd trend;   ///< [point][coefficient]
    Eigen::VectorXd values;
    Eigen::VectorXd noise;  ///< variance of each value
};

/// Logarithms of the lengths, then of s^2, then of the share of s^2 that is rough.
using Settings = Eigen::VectorXd;
struct SettingBounds {
    Settings low, high, start;
};
SettingBounds setting_bounds(Eigen::Index places);

/// Matern 5/2 correlation at the squared distance r^2, lengths already divided out, and the factor by which a
/// squared difference along one place moves it: d correlation / d log length = slope x (difference /
/// length)^2.
struct Matern {
    double correlation, slope;
};
Matern matern(double squared_distance) noexcept;

/// Trend coefficients of the training set's places: 1, each place, and if quadratic each squared place less
/// its mean under the prior, 1/12.
Eigen::MatrixXd trend_of(const Eigen::MatrixXd& places, bool quadratic);

/// The process solved at given settings. K is the covariance of the values without the trend, whose
/// coefficients are normal with standard deviation 100.
struct Solution {
    Eigen::LLT<Eigen::MatrixXd> covariance;       ///< K
    Eigen::LLT<Eigen::MatrixXd> trend_precision;  ///< H' K^-1 H + 1e-4
    Eigen::MatrixXd projection;                   ///< P: inverse of K + 1e4 H H'
    Eigen::MatrixXd weighted_trend;               ///< K^-1 H
    Eigen::VectorXd weighted_values;              ///< P y
    Eigen::VectorXd coefficients;                 ///< of the trend
    bool usable = false;                          ///< false if K is not positive definite to rounding
};
Solution solve(const Training& training, const Settings& settings);

/// Negative logarithm of restricted likelihood times prior, up to a constant, and its gradient; infinite if
/// there is no usable solution.
double misfit(const Training& training, const Settings& settings, Settings& gradient);

}  // namespace savan::calibration
