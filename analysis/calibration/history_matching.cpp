#include "analysis/calibration/history_matching.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>

namespace savan::calibration {

namespace {

std::vector<double> over_targets(const std::vector<Emulator>& emulators,
                                 const std::vector<Observed>& observed, const Point& point) {
    if (emulators.size() != observed.size())
        throw std::invalid_argument("implausibility: one emulator is needed for each figure");
    std::vector<double> made;
    for (std::size_t target = 0; target < emulators.size(); ++target)
        made.push_back(implausibility(emulators[target].at(point), observed[target]));
    return made;
}

/// Mean and standard deviation along each place.
std::vector<std::pair<double, double>> spread_of(const std::vector<Point>& points) {
    const auto n = static_cast<double>(points.size());
    std::vector<std::pair<double, double>> made(points.front().size());
    for (std::size_t k = 0; k < made.size(); ++k) {
        double sum = 0, squares = 0;
        for (const Point& point : points) sum += point[k];
        const double mean = sum / n;
        for (const Point& point : points) squares += (point[k] - mean) * (point[k] - mean);
        made[k] = {mean, std::sqrt(squares / n)};
    }
    return made;
}

}  // namespace

double implausibility(const Prediction& prediction, const Observed& observed) {
    const double miss = std::abs(prediction.mean - observed.value);
    return miss == 0 ? 0 : miss / std::sqrt(prediction.variance + observed.variance);
}

double implausibility(const std::vector<Emulator>& emulators, const std::vector<Observed>& observed,
                      const Point& point) {
    return implausibility_ranked(emulators, observed, point, 1);
}

double implausibility_ranked(const std::vector<Emulator>& emulators, const std::vector<Observed>& observed,
                             const Point& point, std::size_t rank) {
    std::vector<double> all = over_targets(emulators, observed, point);
    if (rank == 0 || rank > all.size()) return 0;
    std::ranges::sort(all, std::greater<>());
    return all[rank - 1];
}

bool admissible(const std::vector<Wave>& waves, const std::vector<Observed>& observed, const Point& point) {
    // The last wave knows most, so it rejects soonest.
    for (std::size_t back = waves.size(); back-- > 0;) {
        const std::vector<Emulator>& emulators = waves[back].emulators;
        if (emulators.size() != observed.size())
            throw std::invalid_argument("history matching: one emulator is needed for each figure");
        for (std::size_t target = 0; target < emulators.size(); ++target) {
            // What is near enough without the emulator's variance is near enough with it.
            const double miss = std::abs(emulators[target].mean_at(point) - observed[target].value);
            if (miss <= cut * std::sqrt(observed[target].variance)) continue;
            if (implausibility(emulators[target].at(point), observed[target]) > cut) return false;
        }
    }
    return true;
}

Wave learn(const std::vector<Wave>& earlier, const Simulated& simulated,
           const std::vector<Observed>& observed, std::uint32_t seed) {
    constexpr std::size_t enough_for_a_share = 500;
    std::vector<Wave> waves = earlier;
    waves.push_back({.emulators = emulators_of(simulated)});
    waves.back().kept_share = survivors(waves, observed, enough_for_a_share, seed).share;
    return std::move(waves.back());
}

std::vector<Point> next_points(const std::vector<Wave>& waves, const std::vector<Observed>& observed,
                               std::size_t count, std::uint32_t seed) {
    constexpr std::size_t choice = 4;
    const std::vector<Point> candidates = survivors(waves, observed, choice * count, seed).points;
    if (candidates.size() <= count) return candidates;
    const auto spread = spread_of(candidates);
    const auto apart = [&](const Point& a, const auto& b_at) {
        double sum = 0;
        for (std::size_t k = 0; k < a.size(); ++k) {
            const double off = spread[k].second > 0 ? (a[k] - b_at(k)) / spread[k].second : 0;
            sum += off * off;
        }
        return sum;
    };
    // The first is the one nearest to the middle; then always the one farthest from all that were taken.
    std::vector<double> nearest;
    for (const Point& point : candidates)
        nearest.push_back(-apart(point, [&](std::size_t k) { return spread[k].first; }));
    std::vector<Point> taken;
    while (taken.size() < count) {
        const auto farthest = static_cast<std::size_t>(std::ranges::max_element(nearest) - nearest.begin());
        taken.push_back(candidates[farthest]);
        const bool first = taken.size() == 1;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const double distance = apart(candidates[i], [&](std::size_t k) { return taken.back()[k]; });
            nearest[i] = first ? distance : std::min(nearest[i], distance);
        }
    }
    return taken;
}

}  // namespace savan::calibration
