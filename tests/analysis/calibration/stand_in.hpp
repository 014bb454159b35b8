#pragma once
/// A cheap stand-in for savan: four parameters, six stochastic results, replicates that share their luck over
/// points; and the whole line of calibration on it. The fourth parameter does next to nothing.

#include <cmath>
#include <optional>

#include "analysis/calibration/history_matching.hpp"
#include "analysis/calibration/identification.hpp"
#include "tests/analysis/calibration/keyed_luck.hpp"
#include "tests/analysis/calibration/places.hpp"
#include "tests/analysis/calibration/settle.hpp"

namespace savan::calibration::stand_in {

constexpr std::size_t places = 4, targets = 6, replicates = 4;
constexpr double error = 0.08;

inline std::vector<double> replicate(const Point& u, std::uint32_t world, std::uint32_t luck) {
    std::vector<double> made = {u[0] + 0.5 * u[1],         std::exp(u[1]) * (0.5 + u[2]),
                                std::sin(3 * u[0]) * u[2], u[2] - u[1] + 0.02 * u[3],
                                1 / (0.5 + u[0]),          u[0] * u[1] + u[2] * u[2]};
    // Chance grows with the first parameter.
    for (std::uint32_t t = 0; t < targets; ++t)
        made[t] += (0.03 + 0.03 * u[0]) * testing_luck::normal(world, luck, 1000 + t);
    return made;
}

inline std::vector<double> mean_of(const std::vector<std::vector<double>>& all) {
    std::vector<double> made(targets);
    for (const auto& one : all)
        for (std::size_t t = 0; t < targets; ++t) made[t] += one[t] / static_cast<double>(all.size());
    return made;
}

/// All points share the luck of the replicates of `world`.
inline Simulated simulate(const std::vector<Point>& points, std::uint32_t world) {
    Simulated made{.points = points, .mean = {}, .variance = {}};
    for (const Point& u : points) {
        std::vector<std::vector<double>> all;
        for (std::uint32_t r = 0; r < replicates; ++r) all.push_back(replicate(u, world, r));
        made.mean.push_back(mean_of(all));
        std::vector<double>& variance = made.variance.emplace_back(targets);
        for (std::size_t t = 0; t < targets; ++t)
            for (const auto& one : all)
                variance[t] += std::pow(one[t] - made.mean.back()[t], 2) / ((replicates - 1) * replicates);
    }
    return made;
}

inline Point truth_of(std::uint32_t world) {
    Point made;
    for (std::uint32_t k = 0; k < places; ++k) made.push_back(testing_luck::uniform(world, 5000, k));
    return made;
}

/// What a world with true parameters shows: luck of its own, and an error on each figure.
inline std::vector<Observed> observe(std::uint32_t world) {
    const std::vector<double> seen = replicate(truth_of(world), world, 6000);
    std::vector<Observed> made;
    for (std::uint32_t t = 0; t < targets; ++t)
        made.push_back({seen[t] + error * testing_luck::normal(world, 7000, t), error * error});
    return made;
}

struct Calibrated {
    std::vector<Wave> waves;
    std::vector<Observed> observed;  ///< with chance
    Population posterior;
};

/// Two waves of sixty points, then ABC-SMC on what survives; empty if nothing does or it does not settle.
inline std::optional<Calibrated> calibrate(std::uint32_t world) {
    Calibrated made;
    Simulated simulated = simulate(latin_points(60, places, world), world);
    made.observed = with_chance(observe(world), simulated, replicates);
    made.waves.push_back(learn({}, simulated, made.observed, world));
    simulated = simulate(next_points(made.waves, made.observed, 60, world), world);
    if (simulated.points.empty()) return std::nullopt;
    made.waves.push_back(learn(made.waves, simulated, made.observed, world));
    const Search search{
        .count = 300,
        .members = 250,
        .seed = world,
        .admissible = [&](const Point& u) { return admissible(made.waves, made.observed, u); },
        .first = survivors(made.waves, made.observed, 300, world).points};
    if (search.first.empty()) return std::nullopt;
    made.posterior = settle([&](const Point& u, std::uint32_t) { return simulate({u}, world).mean[0]; },
                            places, made.observed, search);
    if (made.posterior.points.empty()) return std::nullopt;
    return made;
}

/// How many of the true parameters of a world lie in their 90 % bands.
inline int covered(const Calibrated& with, std::uint32_t world) {
    const Point truth = truth_of(world);
    const auto found = identify(with.posterior.points, with.posterior.weights);
    int made = 0;
    for (std::size_t k = 0; k < places; ++k)
        made += found[k].low <= truth[k] && truth[k] <= found[k].high ? 1 : 0;
    return made;
}

}  // namespace savan::calibration::stand_in
