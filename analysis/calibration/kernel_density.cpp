#include "analysis/calibration/kernel_density.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "sim/base/portable_math.hpp"

namespace savan::calibration {

namespace {

constexpr double wide = 2, wide_share = 0.2;
constexpr double outermost = 1e-12;  // places nearer to an end than this are taken to be so far from it

Eigen::VectorXd normal_quantiles(const Point& point) {
    Eigen::VectorXd made(static_cast<Eigen::Index>(point.size()));
    for (std::size_t k = 0; k < point.size(); ++k)
        made[static_cast<Eigen::Index>(k)] =
            portable::normal_quantile(std::clamp(point[k], outermost, 1 - outermost));
    return made;
}

/// Weighted covariance of rows. Correlations are drawn towards 0 when there are few rows for their number.
Eigen::MatrixXd covariance_of(const Eigen::MatrixXd& rows, const std::vector<double>& weights,
                              double effective) {
    const Eigen::Map<const Eigen::VectorXd> weight(weights.data(), static_cast<Eigen::Index>(weights.size()));
    const Eigen::RowVectorXd mean = weight.transpose() * rows;
    const Eigen::MatrixXd off = rows.rowwise() - mean;
    Eigen::MatrixXd made = off.transpose() * weight.asDiagonal() * off;
    if (effective > 1.5) made *= effective / (effective - 1);
    const auto d = static_cast<double>(rows.cols());
    const Eigen::VectorXd own = made.diagonal();
    made *= effective / (effective + d);
    // A population of one point, or of one plane, still has a little room on every side.
    made.diagonal() = own.array() + 1e-6;
    return made;
}

}  // namespace

KernelDensity::KernelDensity(const std::vector<Point>& points, const std::vector<double>& weights)
    : weights_(weights) {
    const auto n = static_cast<Eigen::Index>(points.size()),
               d = static_cast<Eigen::Index>(points.front().size());
    centres_.resize(n, d);
    double squares = 0, sum = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        centres_.row(i) = normal_quantiles(points[static_cast<std::size_t>(i)]);
        const double weight = weights[static_cast<std::size_t>(i)];
        squares += weight * weight;
        cumulative_.push_back(sum += weight);
    }
    const double effective = 1 / squares;
    const Eigen::LLT<Eigen::MatrixXd> factors(covariance_of(centres_, weights, effective));
    root_ = factors.matrixL();
    whitened_ = factors.matrixL().solve(centres_.transpose());
    const auto places = static_cast<double>(d);
    narrow_ = std::min(1.0, portable::pow(4 / ((places + 2) * effective), 2 / (places + 4)));
    for (Eigen::Index k = 0; k < d; ++k) log_root_determinant_ += portable::log(root_(k, k));
}

Point KernelDensity::draw(const Draws& draws, EntityId who, Month when) const {
    const auto luck = [&](std::uint32_t slot) {
        return draws.uniform(who, Purpose::calibration_proposal, when, slot);
    };
    const auto found = std::ranges::upper_bound(cumulative_, luck(0) * cumulative_.back());
    const auto centre = std::min<Eigen::Index>(found - cumulative_.begin(), centres_.rows() - 1);
    const double scale = std::sqrt(luck(1) < wide_share ? wide : narrow_);
    Eigen::VectorXd normals(centres_.cols());
    for (Eigen::Index k = 0; k < normals.size(); ++k)
        normals[k] = portable::normal_quantile(luck(static_cast<std::uint32_t>(k) + 2));
    const Eigen::VectorXd quantiles = centres_.row(centre).transpose() + scale * (root_ * normals);
    Point made;
    for (const double each : quantiles)
        made.push_back(std::clamp(portable::normal_cdf(each), outermost, 1 - outermost));
    return made;
}

double KernelDensity::log_ratio_to_prior(const Point& point) const {
    const Eigen::VectorXd quantiles = normal_quantiles(point);
    const Eigen::VectorXd white = root_.triangularView<Eigen::Lower>().solve(quantiles);
    const Eigen::VectorXd squared = (whitened_.colwise() - white).colwise().squaredNorm();
    const auto half_places = 0.5 * static_cast<double>(quantiles.size());
    // Sums are taken over that of the nearest centre, so that far away they do not vanish both.
    const double nearest = squared.minCoeff();
    double narrow_sum = 0, wide_sum = 0;
    for (Eigen::Index i = 0; i < squared.size(); ++i) {
        const double beyond = squared[i] - nearest, weight = weights_[static_cast<std::size_t>(i)];
        narrow_sum += weight * portable::exp(-beyond / (2 * narrow_));
        wide_sum += weight * portable::exp(-beyond / (2 * wide));
    }
    const double log_narrow = portable::log((1 - wide_share) * narrow_sum) -
                              half_places * portable::log(narrow_) - nearest / (2 * narrow_);
    const double log_wide =
        portable::log(wide_share * wide_sum) - half_places * portable::log(wide) - nearest / (2 * wide);
    const double larger = std::max(log_narrow, log_wide), smaller = std::min(log_narrow, log_wide);
    return larger + portable::log1p(portable::exp(smaller - larger)) - log_root_determinant_ +
           0.5 * quantiles.squaredNorm();
}

}  // namespace savan::calibration
