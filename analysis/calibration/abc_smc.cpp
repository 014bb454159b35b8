#include "analysis/calibration/abc_smc.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/calibration/kernel_density.hpp"
#include "sim/base/draws.hpp"

namespace savan::calibration {

namespace {

constexpr int most_draws = 100'000;
constexpr double lowest_tolerance = 1;
constexpr double negligible = 1e-12;  // weights up to this are left out

double effective_size_of(const std::vector<double>& weights) {
    double squares = 0;
    for (const double weight : weights) squares += weight * weight;
    return squares > 0 ? 1 / squares : 0;
}

/// Weights of sum 1 from their logarithms, minus infinity for none.
std::vector<double> normalised(const std::vector<double>& logarithms) {
    if (logarithms.empty()) return {};
    const double highest = *std::ranges::max_element(logarithms);
    std::vector<double> made;
    double sum = 0;
    for (const double each : logarithms) {
        made.push_back(portable::exp(each - highest));
        sum += made.back();
    }
    for (double& each : made) each /= sum;
    return made;
}

/// Weighted points of one origin, and what their weights become as the tolerance falls.
struct Sample {
    std::vector<double> log_before;  ///< weights without the kernel
    std::vector<double> squares;     ///< sum over targets of squared misses

    /// At the inverse square of a tolerance.
    std::vector<double> weights(double sharpness) const {
        std::vector<double> logarithms;
        for (std::size_t i = 0; i < squares.size(); ++i)
            logarithms.push_back(std::isfinite(squares[i]) ? log_before[i] - 0.5 * squares[i] * sharpness
                                                           : -std::numeric_limits<double>::infinity());
        return normalised(logarithms);
    }
};

double sharpness_of(double tolerance) { return 1 / (tolerance * tolerance); }

/// The lowest tolerance from 1 to `highest` that leaves `wanted` points of both samples effective; `highest`
/// if none does.
double tolerance_for(const Sample& earlier, const Sample& later, double highest, double wanted) {
    const auto enough = [&](double sharpness) {
        return effective_size_of(earlier.weights(sharpness)) + effective_size_of(later.weights(sharpness)) >=
               wanted;
    };
    double tight = sharpness_of(lowest_tolerance), loose = sharpness_of(highest);
    if (enough(tight)) return lowest_tolerance;
    if (!enough(loose)) return highest;
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = 0.5 * (tight + loose);
        (enough(middle) ? loose : tight) = middle;
    }
    return loose > 0 ? std::sqrt(1 / loose) : highest;
}

std::vector<Point> propose_keyed(std::size_t generation, std::size_t count, std::uint32_t seed,
                                 const std::function<bool(const Point&)>& admissible,
                                 const std::function<Point(const Draws&, EntityId, Month)>& draw) {
    const Draws draws{{seed, static_cast<std::uint32_t>(generation)}};
    std::vector<Point> made;
    for (std::size_t i = 0; i < count; ++i)
        for (int attempt = 0;; ++attempt) {
            if (attempt == most_draws) return made;
            Point point = draw(draws, {static_cast<std::uint32_t>(i), 0}, Month{attempt});
            if (admissible && !admissible(point)) continue;
            made.push_back(std::move(point));
            break;
        }
    return made;
}

}  // namespace

double distance(const std::vector<double>& simulated, const std::vector<Observed>& observed) {
    if (simulated.size() != observed.size() || observed.empty())
        throw std::invalid_argument("distance: one result is needed for each figure");
    double sum = 0;
    for (std::size_t target = 0; target < observed.size(); ++target) {
        if (!std::isfinite(simulated[target])) return std::numeric_limits<double>::infinity();
        const double miss = simulated[target] - observed[target].value;
        sum += miss * miss / observed[target].variance;
    }
    return std::sqrt(sum / static_cast<double>(observed.size()));
}

std::vector<Point> propose_first(std::size_t dimensions, std::size_t count, std::uint32_t seed,
                                 const std::function<bool(const Point&)>& admissible) {
    return propose_keyed(0, count, seed, admissible, [&](const Draws& draws, EntityId who, Month when) {
        Point made;
        for (std::uint32_t k = 0; k < dimensions; ++k)
            made.push_back(draws.uniform(who, Purpose::calibration_proposal, when, k));
        return made;
    });
}

std::vector<Point> propose(const Population& previous, std::size_t generation, std::size_t count,
                           std::uint32_t seed, const std::function<bool(const Point&)>& admissible) {
    if (previous.points.empty() || generation == 0)
        throw std::invalid_argument("propose: a population before it and a generation above 0 are needed");
    const KernelDensity density(previous.points, previous.weights);
    return propose_keyed(
        generation, count, seed, admissible,
        [&](const Draws& draws, EntityId who, Month when) { return density.draw(draws, who, when); });
}

Population accept(const Population& previous, const std::vector<Point>& proposals,
                  const std::vector<double>& distances, std::size_t targets) {
    if (proposals.size() != distances.size() || targets == 0)
        throw std::invalid_argument(
            "accept: one distance is needed for each proposal, and at least one target");
    if (std::ranges::none_of(distances, [](double each) { return std::isfinite(each); }))
        throw std::invalid_argument("accept: no proposal has a finite distance");
    const auto k = static_cast<double>(targets);
    Sample earlier, later{std::vector<double>(proposals.size(), 0.0), {}};
    for (std::size_t i = 0; i < previous.points.size(); ++i) {
        earlier.squares.push_back(k * previous.distances[i] * previous.distances[i]);
        earlier.log_before.push_back(portable::log(previous.weights[i]) +
                                     0.5 * earlier.squares[i] * sharpness_of(previous.tolerance));
    }
    for (const double each : distances) later.squares.push_back(k * each * each);
    if (!previous.points.empty()) {
        const KernelDensity density(previous.points, previous.weights);
        for (std::size_t i = 0; i < proposals.size(); ++i)
            later.log_before[i] = -density.log_ratio_to_prior(proposals[i]);
    }

    Population made;
    const double wanted = effective_share * static_cast<double>(proposals.size());
    made.tolerance = tolerance_for(earlier, later, previous.tolerance, wanted);
    const std::vector<double> earlier_weights = earlier.weights(sharpness_of(made.tolerance)),
                              later_weights = later.weights(sharpness_of(made.tolerance));
    const double earlier_size = effective_size_of(earlier_weights),
                 later_size = effective_size_of(later_weights);
    const auto take = [&](const Point& point, double weight, double size, double at) {
        if (weight <= negligible) return;
        made.points.push_back(point);
        made.weights.push_back(weight * size / (earlier_size + later_size));
        made.distances.push_back(at);
    };
    for (std::size_t i = 0; i < previous.points.size(); ++i)
        take(previous.points[i], earlier_weights[i], earlier_size, previous.distances[i]);
    for (std::size_t i = 0; i < proposals.size(); ++i)
        take(proposals[i], later_weights[i], later_size, distances[i]);
    double sum = 0;
    for (const double weight : made.weights) sum += weight;
    for (double& weight : made.weights) weight /= sum;
    return made;
}

double effective_size(const Population& population) { return effective_size_of(population.weights); }

bool settled(const Population& population, std::size_t members) {
    return population.tolerance <= lowest_tolerance &&
           effective_size(population) >= static_cast<double>(members);
}

std::vector<std::size_t> resample(const Population& population, std::size_t members, std::uint32_t seed) {
    if (population.points.empty()) throw std::invalid_argument("resample: the population is empty");
    const Draws draws{{seed, 0}};
    const double offset = draws.uniform({0, 0}, Purpose::calibration_member, Month{0});
    std::vector<std::size_t> made;
    std::size_t at = 0;
    double sum = population.weights.front();
    for (std::size_t member = 0; member < members; ++member) {
        const double place = (static_cast<double>(member) + offset) / static_cast<double>(members);
        while (sum < place && at + 1 < population.points.size()) sum += population.weights[++at];
        made.push_back(at);
    }
    return made;
}

}  // namespace savan::calibration
