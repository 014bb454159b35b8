#include "analysis/calibration/restricted_likelihood.hpp"

#include <cmath>
#include <limits>

#include "sim/base/portable_math.hpp"

namespace savan::calibration {

namespace {

constexpr double coefficient_precision = 1e-4;
/// Of the lengths' prior, which is normal in logarithms; the unit is the spread of the points.
constexpr double log_length_mean = 0.405, log_length_sd = 1.0;

/// Eigen cuts products of matrices into blocks by the size of the caches that it finds, and sums by block:
/// pinned, so that every machine cuts alike.
void pin_blocks() {
    [[maybe_unused]] static const bool pinned = [] {
        Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 4 * 1024 * 1024);
        return true;
    }();
}

/// Squared distances of all pairs below the diagonal, in lengths.
Eigen::MatrixXd squared_distances(const Eigen::MatrixXd& places, const Settings& settings) {
    const Eigen::Index n = places.rows();
    Eigen::MatrixXd squared = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index k = 0; k < places.cols(); ++k) {
        const Eigen::VectorXd place = places.col(k) * portable::exp(-settings[k]);
        for (Eigen::Index j = 0; j < n; ++j) {
            double* column = &squared(0, j);
            for (Eigen::Index i = j + 1; i < n; ++i) {
                const double difference = place[i] - place[j];
                column[i] += difference * difference;
            }
        }
    }
    return squared;
}

double variance_of(const Settings& settings) { return portable::exp(settings[settings.size() - 2]); }
double rough_share(const Settings& settings) { return portable::exp(settings[settings.size() - 1]); }

/// What the slopes are made of, below the diagonal.
struct Pairs {
    Eigen::MatrixXd correlated;  ///< s^2 x correlation
    Eigen::MatrixXd slopes;      ///< s^2 x slope of the correlation
};

Solution solve(const Training& training, const Settings& settings, Pairs& pairs) {
    pin_blocks();
    const Eigen::Index n = training.values.size();
    const double variance = variance_of(settings);
    pairs.correlated = squared_distances(training.places, settings);
    pairs.slopes = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index j = 0; j < n; ++j) {
        double *correlated = &pairs.correlated(0, j), *slope = &pairs.slopes(0, j);
        for (Eigen::Index i = j + 1; i < n; ++i) {
            const Matern at = matern(correlated[i]);
            correlated[i] = variance * at.correlation;
            slope[i] = variance * at.slope;
        }
    }
    Eigen::MatrixXd covariance = pairs.correlated;
    covariance.diagonal() = training.noise.array() + variance * (1 + rough_share(settings));

    Solution made;
    made.covariance.compute(covariance);  // reads what is below the diagonal alone
    if (made.covariance.info() != Eigen::Success) return made;
    const Eigen::MatrixXd inverse = made.covariance.solve(Eigen::MatrixXd::Identity(n, n));
    made.weighted_trend = inverse * training.trend;
    Eigen::MatrixXd precision = training.trend.transpose() * made.weighted_trend;
    precision.diagonal().array() += coefficient_precision;
    made.trend_precision.compute(precision);
    if (made.trend_precision.info() != Eigen::Success) return made;
    made.projection =
        inverse - made.weighted_trend * made.trend_precision.solve(made.weighted_trend.transpose());
    made.weighted_values = made.projection * training.values;
    made.coefficients = made.trend_precision.solve(made.weighted_trend.transpose() * training.values);
    made.usable = true;
    return made;
}

double log_determinant(const Eigen::LLT<Eigen::MatrixXd>& factors) {
    double sum = 0;
    for (Eigen::Index i = 0; i < factors.matrixLLT().rows(); ++i)
        sum += portable::log(factors.matrixLLT()(i, i));
    return 2 * sum;
}

}  // namespace

SettingBounds setting_bounds(Eigen::Index places) {
    SettingBounds made{Settings(places + 2), Settings(places + 2), Settings(places + 2)};
    made.low.head(places).setConstant(portable::log(0.05));
    made.high.head(places).setConstant(portable::log(20.0));
    made.start.head(places).setConstant(portable::log(1.5));
    made.low.tail(2) << portable::log(1e-6), portable::log(1e-8);
    made.high.tail(2) << portable::log(1e3), portable::log(1.0);
    made.start.tail(2) << portable::log(0.5), portable::log(1e-4);
    return made;
}

Matern matern(double squared_distance) noexcept {
    const double root = std::sqrt(5 * squared_distance);
    const double decay = portable::exp(-root);
    return {(1 + root + root * root / 3) * decay, 5.0 / 3 * (1 + root) * decay};
}

Eigen::MatrixXd trend_of(const Eigen::MatrixXd& places, bool quadratic) {
    const Eigen::Index d = places.cols();
    Eigen::MatrixXd made(places.rows(), 1 + (quadratic ? 2 : 1) * d);
    made.col(0).setOnes();
    made.middleCols(1, d) = places;
    if (quadratic) made.rightCols(d) = places.array().square() - 1.0 / 12;
    return made;
}

Solution solve(const Training& training, const Settings& settings) {
    Pairs pairs;
    return solve(training, settings, pairs);
}

double misfit(const Training& training, const Settings& settings, Settings& gradient) {
    const Eigen::Index d = training.places.cols(), n = training.values.size();
    gradient.setZero(d + 2);
    Pairs pairs;
    const Solution at = solve(training, settings, pairs);
    if (!at.usable) return std::numeric_limits<double>::infinity();
    double found = 0.5 * (log_determinant(at.covariance) + log_determinant(at.trend_precision) +
                          training.values.dot(at.weighted_values));

    // The slope along a setting is half the sum over all pairs of P - (P y)(P y)' times the slope of K.
    const auto pull = [&](Eigen::Index i, Eigen::Index j) {
        return at.projection(i, j) - at.weighted_values[i] * at.weighted_values[j];
    };
    const double variance = variance_of(settings), rough = variance * rough_share(settings);
    double own = 0, others = 0;
    for (Eigen::Index j = 0; j < n; ++j) {
        own += pull(j, j);
        double *correlated = &pairs.correlated(0, j), *slope = &pairs.slopes(0, j);
        for (Eigen::Index i = j + 1; i < n; ++i) {
            others += pull(i, j) * correlated[i];
            slope[i] *= pull(i, j);
        }
    }
    gradient[d] = 0.5 * own * (variance + rough) + others;
    gradient[d + 1] = 0.5 * own * rough;

    // Sum over pairs of pulled slope x (x_i - x_j)^2, from sums over one index.
    const Eigen::VectorXd sums = pairs.slopes.rowwise().sum() + pairs.slopes.colwise().sum().transpose();
    const Eigen::MatrixXd slopes_of_places = pairs.slopes * training.places;
    for (Eigen::Index k = 0; k < d; ++k) {
        const auto place = training.places.col(k);
        const double along = sums.dot(place.cwiseAbs2()) - 2 * place.dot(slopes_of_places.col(k));
        const double off = (settings[k] - log_length_mean) / log_length_sd;
        gradient[k] = portable::exp(-2 * settings[k]) * along + off / log_length_sd;
        found += 0.5 * off * off;
    }
    return found;
}

}  // namespace savan::calibration
