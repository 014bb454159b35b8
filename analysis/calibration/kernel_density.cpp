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

/// Weighted covariance of rows that have the mean 0. Correlations are drawn towards 0 when there are few
/// rows.
Eigen::MatrixXd covariance_of(const Eigen::MatrixXd& rows, const std::vector<double>& weights,
                              double effective) {
    const Eigen::Map<const Eigen::VectorXd> weight(weights.data(), rows.rows());
    Eigen::MatrixXd made = rows.transpose() * weight.asDiagonal() * rows;
    if (effective > 1.5) made *= effective / (effective - 1);
    const Eigen::VectorXd own = made.diagonal();
    made *= effective / (effective + static_cast<double>(rows.cols()));
    // A population of one point, or of one plane, still has a little room on every side.
    made.diagonal() = own.array() + 1e-6;
    return made;
}

}  // namespace

KernelDensity::KernelDensity(const std::vector<Point>& points, const std::vector<double>& weights)
    : weights_(weights) {
    const auto n = static_cast<Eigen::Index>(points.size()),
               d = static_cast<Eigen::Index>(points.front().size());
    Eigen::MatrixXd centres(n, d);
    double squares = 0, sum = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
        centres.row(i) = normal_quantiles(points[static_cast<std::size_t>(i)]);
        const double weight = weights[static_cast<std::size_t>(i)];
        squares += weight * weight;
        cumulative_.push_back(sum += weight);
    }
    const double effective = 1 / squares;
    const Eigen::RowVectorXd mean = Eigen::Map<const Eigen::RowVectorXd>(weights.data(), n) * centres;
    const Eigen::MatrixXd off = centres.rowwise() - mean;
    const Eigen::LLT<Eigen::MatrixXd> factors(covariance_of(off, weights, effective));
    root_ = factors.matrixL();
    for (Eigen::Index k = 0; k < d; ++k) log_root_determinant_ += portable::log(root_(k, k));

    const auto places = static_cast<double>(d);
    const double silverman = std::min(1.0, portable::pow(4 / ((places + 2) * effective), 2 / (places + 4)));
    const Eigen::MatrixXd drawn_in = (off * std::sqrt(1 - silverman)).rowwise() + mean;
    const auto bells = [&](double share, double size, const Eigen::MatrixXd& around) {
        return Bells{share, size, around, factors.matrixL().solve(around.transpose())};
    };
    narrow_ = bells(1 - wide_share, silverman, drawn_in);
    wide_ = bells(wide_share, wide, centres);
}

Point KernelDensity::draw(const Draws& draws, EntityId who, Month when) const {
    const auto luck = [&](std::uint32_t slot) {
        return draws.uniform(who, Purpose::calibration_proposal, when, slot);
    };
    const auto found = std::ranges::upper_bound(cumulative_, luck(0) * cumulative_.back());
    const auto number = std::min<Eigen::Index>(found - cumulative_.begin(), wide_.centres.rows() - 1);
    const Bells& bells = luck(1) < wide_share ? wide_ : narrow_;
    Eigen::VectorXd normals(root_.cols());
    for (Eigen::Index k = 0; k < normals.size(); ++k)
        normals[k] = portable::normal_quantile(luck(static_cast<std::uint32_t>(k) + 2));
    const Eigen::VectorXd quantiles =
        bells.centres.row(number).transpose() + std::sqrt(bells.size) * (root_ * normals);
    Point made;
    for (const double each : quantiles)
        made.push_back(std::clamp(portable::normal_cdf(each), outermost, 1 - outermost));
    return made;
}

/// Up to the factor that normal densities share with the prior's.
double KernelDensity::log_density(const Bells& bells, const Eigen::VectorXd& whitened) const {
    const Eigen::VectorXd squared = (bells.whitened.colwise() - whitened).colwise().squaredNorm();
    // The sum is taken over that of the nearest centre, so that far away it does not vanish.
    const double nearest = squared.minCoeff();
    double sum = 0;
    for (Eigen::Index i = 0; i < squared.size(); ++i)
        sum +=
            weights_[static_cast<std::size_t>(i)] * portable::exp((nearest - squared[i]) / (2 * bells.size));
    return portable::log(bells.share * sum) - nearest / (2 * bells.size) -
           0.5 * static_cast<double>(whitened.size()) * portable::log(bells.size) - log_root_determinant_;
}

double KernelDensity::log_ratio_to_prior(const Point& point) const {
    const Eigen::VectorXd quantiles = normal_quantiles(point);
    const Eigen::VectorXd whitened = root_.triangularView<Eigen::Lower>().solve(quantiles);
    const double narrow = log_density(narrow_, whitened), wide = log_density(wide_, whitened);
    const double larger = std::max(narrow, wide), smaller = std::min(narrow, wide);
    return larger + portable::log1p(portable::exp(smaller - larger)) + 0.5 * quantiles.squaredNorm();
}

}  // namespace savan::calibration
