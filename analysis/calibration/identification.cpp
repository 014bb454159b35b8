#include "analysis/calibration/identification.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace savan::calibration {

namespace {

constexpr double prior_width = 0.9, prior_variance = 1.0 / 12;
constexpr double identified_width = 0.5;
constexpr double critical = 1.95;  // Kolmogorov's distribution at 1 - 0.001

void check(const std::vector<Point>& points, const std::vector<double>& weights) {
    if (points.empty() || points.size() != weights.size())
        throw std::invalid_argument(
            "identification: one weight is needed for each point, and at least one point");
}

/// Place at which the weights of the sorted points reach the probability.
double weighted_quantile(const std::vector<Point>& points, const std::vector<double>& weights,
                         const std::vector<std::size_t>& order, std::size_t k, double probability) {
    double sum = 0;
    for (const std::size_t i : order)
        if ((sum += weights[i]) >= probability) return points[i][k];
    return points[order.back()][k];
}

struct Moments {
    double mean = 0, variance = 0;
};
Moments moments(const std::vector<Point>& points, const std::vector<double>& weights, std::size_t k) {
    Moments made;
    for (std::size_t i = 0; i < points.size(); ++i) made.mean += weights[i] * points[i][k];
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double off = points[i][k] - made.mean;
        made.variance += weights[i] * off * off;
    }
    return made;
}

}  // namespace

std::vector<ParameterPosterior> identify(const std::vector<Point>& points,
                                         const std::vector<double>& weights) {
    check(points, weights);
    double squares = 0;
    for (const double weight : weights) squares += weight * weight;
    const double least_distance = critical * std::sqrt(squares);
    std::vector<ParameterPosterior> made(points.front().size());
    for (std::size_t k = 0; k < made.size(); ++k) {
        std::vector<std::size_t> order(points.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return points[i][k]; });
        ParameterPosterior& at = made[k];
        const Moments found = moments(points, weights, k);
        at.mean = found.mean;
        at.spread_ratio = std::sqrt(found.variance / prior_variance);
        at.low = weighted_quantile(points, weights, order, k, 0.05);
        at.high = weighted_quantile(points, weights, order, k, 0.95);
        at.width_ratio = (at.high - at.low) / prior_width;
        double below = 0;
        for (const std::size_t i : order) {
            const double above = below + weights[i];
            at.kolmogorov_smirnov = std::max(
                {at.kolmogorov_smirnov, std::abs(points[i][k] - below), std::abs(above - points[i][k])});
            below = above;
        }
        if (at.kolmogorov_smirnov > least_distance)
            at.verdict =
                at.width_ratio <= identified_width ? Identification::identified : Identification::narrowed;
    }
    return made;
}

std::vector<Tie> ties(const std::vector<Point>& points, const std::vector<double>& weights, double least) {
    check(points, weights);
    const std::size_t d = points.front().size();
    std::vector<Tie> made;
    for (std::size_t a = 0; a < d; ++a)
        for (std::size_t b = a + 1; b < d; ++b) {
            const Moments first = moments(points, weights, a), second = moments(points, weights, b);
            double sum = 0;
            for (std::size_t i = 0; i < points.size(); ++i)
                sum += weights[i] * (points[i][a] - first.mean) * (points[i][b] - second.mean);
            const double scale = std::sqrt(first.variance * second.variance);
            if (scale > 0 && std::abs(sum / scale) >= least) made.push_back({a, b, sum / scale});
        }
    std::ranges::stable_sort(made, std::greater<>(),
                             [](const Tie& tie) { return std::abs(tie.correlation); });
    return made;
}

}  // namespace savan::calibration
