#include "analysis/calibration/gaussian_process.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "analysis/calibration/bounded_descent.hpp"
#include "analysis/calibration/restricted_likelihood.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::calibration {

namespace {

constexpr double good_enough = 1e-2;  // of log likelihood
constexpr int most_steps = 60;
constexpr Eigen::Index enough_to_thin = 150;

/// Mean and spread that a column is brought to 0 and 1 x `spread` with.
struct Unit {
    double middle = 0, size = 1;
};

Unit unit_of(const Eigen::VectorXd& column, double spread) {
    Unit made{.middle = column.mean()};
    const double sd = std::sqrt((column.array() - made.middle).square().mean());
    if (sd > 0) made.size = sd / spread;
    return made;
}

void check_sizes(const std::vector<Point>& points, const std::vector<double>& values,
                 const std::vector<double>& noise_variance) {
    if (points.empty() || points.size() != values.size() || points.size() != noise_variance.size())
        throw std::invalid_argument(
            "emulator: as many values and variances as points are needed, and at least one");
    for (const Point& point : points)
        if (point.size() != points.front().size())
            throw std::invalid_argument("emulator: points have different numbers of places");
}

std::vector<std::size_t> with_a_value(const std::vector<double>& values,
                                      const std::vector<double>& noise_variance) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i])) {
            if (!(noise_variance[i] >= 0 && std::isfinite(noise_variance[i])))
                throw std::invalid_argument("emulator: the variance of a value is negative or not a number");
            kept.push_back(i);
        }
    return kept;
}

/// A third of the points, in order, shows about where to go for a twenty-seventh of the work.
Training every_third(const Training& training) {
    Training made;
    const auto third = Eigen::seq(0, Eigen::last, 3);
    made.places = training.places(third, Eigen::all);
    made.trend = training.trend(third, Eigen::all);
    made.values = training.values(third);
    made.noise = training.noise(third);
    return made;
}

Settings best_settings(const Training& training) {
    const auto search = [](const Training& with, const SettingBounds& bounds) {
        return lowest([&](const Settings& at, Settings& slope) { return misfit(with, at, slope); },
                      bounds.start, bounds.low, bounds.high, good_enough, most_steps);
    };
    SettingBounds bounds = setting_bounds(training.places.cols());
    if (training.values.size() >= enough_to_thin) bounds.start = search(every_third(training), bounds);
    return search(training, bounds);
}

}  // namespace

struct Emulator::Fitted {
    std::vector<Unit> place_units;
    Unit value_unit;
    bool quadratic = false;
    Training training;
    Settings settings;
    Eigen::VectorXd shortening;  ///< 1 / lengths
    double variance = 0, rough = 0;
    Solution solution;
    Eigen::VectorXd residual_weights;  ///< K^-1 (y - H b)
    std::vector<double> leave_one_out, lengths;
    double inflation = 1, explained = 1;

    Eigen::RowVectorXd place_of(const Point& point) const {
        Eigen::RowVectorXd made(static_cast<Eigen::Index>(place_units.size()));
        for (std::size_t k = 0; k < place_units.size(); ++k)
            made[static_cast<Eigen::Index>(k)] = (point[k] - place_units[k].middle) / place_units[k].size;
        return made;
    }
    Eigen::VectorXd covariance_with(const Eigen::RowVectorXd& place) const {
        Eigen::VectorXd squared = Eigen::VectorXd::Zero(training.values.size());
        for (Eigen::Index k = 0; k < place.size(); ++k)
            squared.array() += ((training.places.col(k).array() - place[k]) * shortening[k]).square();
        for (double& each : squared) each = variance * matern(each).correlation;
        return squared;
    }
    double mean_from(const Eigen::RowVectorXd& trend, const Eigen::VectorXd& covariance) const {
        const double unscaled = trend.dot(solution.coefficients) + covariance.dot(residual_weights);
        return value_unit.middle + value_unit.size * unscaled;
    }
    void look_back();
};

/// Predictions of each value from all others, which P gives without fitting again.
void Emulator::Fitted::look_back() {
    const double total = (training.values.array() - training.values.mean()).square().sum();
    double missed = 0, squares = 0;
    for (Eigen::Index i = 0; i < training.values.size(); ++i) {
        const double precision = solution.projection(i, i);
        leave_one_out.push_back(solution.weighted_values[i] / std::sqrt(precision));
        squares += leave_one_out.back() * leave_one_out.back();
        const double miss = solution.weighted_values[i] / precision;
        missed += miss * miss;
    }
    inflation = std::max(1.0, squares / static_cast<double>(training.values.size()));
    explained = total > 0 ? 1 - missed / total : 1;
}

Emulator Emulator::fit(const std::vector<Point>& points, const std::vector<double>& values,
                       const std::vector<double>& noise_variance) {
    check_sizes(points, values, noise_variance);
    const std::vector<std::size_t> kept = with_a_value(values, noise_variance);
    const auto n = static_cast<Eigen::Index>(kept.size()),
               d = static_cast<Eigen::Index>(points.front().size());
    if (n < d + 3)
        throw std::invalid_argument("emulator: too few points have a finite value for the number of places");

    auto fitted = std::make_shared<Fitted>();
    fitted->quadratic = n >= 4 * (2 * d + 1);
    Training& training = fitted->training;
    training.places.resize(n, d);
    training.values.resize(n);
    training.noise.resize(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        const std::size_t from = kept[static_cast<std::size_t>(i)];
        for (Eigen::Index k = 0; k < d; ++k)
            training.places(i, k) = points[from][static_cast<std::size_t>(k)];
        training.values[i] = values[from];
        training.noise[i] = noise_variance[from];
    }
    for (Eigen::Index k = 0; k < d; ++k) {
        const Unit unit = unit_of(training.places.col(k), std::sqrt(1.0 / 12));
        training.places.col(k) = (training.places.col(k).array() - unit.middle) / unit.size;
        fitted->place_units.push_back(unit);
    }
    fitted->value_unit = unit_of(training.values, 1);
    training.values = (training.values.array() - fitted->value_unit.middle) / fitted->value_unit.size;
    training.noise /= fitted->value_unit.size * fitted->value_unit.size;
    training.trend = trend_of(training.places, fitted->quadratic);

    fitted->settings = best_settings(training);
    fitted->solution = solve(training, fitted->settings);
    if (!fitted->solution.usable) throw std::invalid_argument("emulator: points or values are degenerate");

    fitted->variance = portable::exp(fitted->settings[d]);
    fitted->rough = fitted->variance * portable::exp(fitted->settings[d + 1]);
    fitted->shortening.resize(d);
    for (Eigen::Index k = 0; k < d; ++k) {
        fitted->shortening[k] = portable::exp(-fitted->settings[k]);
        fitted->lengths.push_back(fitted->place_units[static_cast<std::size_t>(k)].size /
                                  fitted->shortening[k]);
    }
    fitted->residual_weights =
        fitted->solution.covariance.solve(training.values - training.trend * fitted->solution.coefficients);
    fitted->look_back();
    return Emulator(std::move(fitted));
}

Prediction Emulator::at(const Point& point) const {
    const Fitted& with = *fitted_;
    const Eigen::RowVectorXd place = with.place_of(point), trend = trend_of(place, with.quadratic);
    const Eigen::VectorXd covariance = with.covariance_with(place);
    const Eigen::VectorXd known = with.solution.covariance.matrixL().solve(covariance);
    const Eigen::VectorXd open = trend.transpose() - with.solution.weighted_trend.transpose() * covariance;
    const double variance = with.variance + with.rough - known.squaredNorm() +
                            open.dot(with.solution.trend_precision.solve(open));
    const double scale = with.value_unit.size * with.value_unit.size * with.inflation;
    return {with.mean_from(trend, covariance), std::max(0.0, variance) * scale};
}

double Emulator::mean_at(const Point& point) const {
    const Eigen::RowVectorXd place = fitted_->place_of(point);
    return fitted_->mean_from(trend_of(place, fitted_->quadratic), fitted_->covariance_with(place));
}

std::size_t Emulator::dimensions() const { return fitted_->place_units.size(); }
std::size_t Emulator::points() const { return fitted_->leave_one_out.size(); }
const std::vector<double>& Emulator::leave_one_out() const { return fitted_->leave_one_out; }
double Emulator::inflation() const { return fitted_->inflation; }
double Emulator::explained() const { return fitted_->explained; }
const std::vector<double>& Emulator::lengths() const { return fitted_->lengths; }

std::vector<Emulator> emulators_of(const Simulated& simulated) {
    if (simulated.points.empty() || simulated.mean.size() != simulated.points.size() ||
        simulated.variance.size() != simulated.points.size())
        throw std::invalid_argument(
            "emulators: as many rows of results as points are needed, and at least one");
    constexpr double own = 0.25;
    std::vector<Emulator> made;
    for (std::size_t target = 0; target < simulated.mean.front().size(); ++target) {
        std::vector<double> values, noise;
        double sum = 0, counted = 0;
        for (std::size_t i = 0; i < simulated.points.size(); ++i) {
            values.push_back(simulated.mean[i][target]);
            const double variance = simulated.variance[i][target];
            noise.push_back(std::isfinite(variance) ? variance : 0);
            if (!std::isfinite(values.back()) || !std::isfinite(variance)) continue;
            sum += variance;
            ++counted;
        }
        const double typical = counted > 0 ? sum / counted : 0;
        for (double& each : noise) each = own * each + (1 - own) * typical;
        made.push_back(Emulator::fit(simulated.points, values, noise));
    }
    return made;
}

}  // namespace savan::calibration
