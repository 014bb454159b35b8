#pragma once
/// The state machine of ABC-SMC run to its end, with a cheap stand-in for the simulation.

#include <functional>

#include "analysis/calibration/abc_smc.hpp"

namespace savan::calibration {

/// Results at a point; `call` counts all points that were ever asked for, for luck that differs every time.
using StandIn = std::function<std::vector<double>(const Point&, std::uint32_t call)>;

struct Search {
    std::size_t count = 400;    ///< proposals of a generation
    std::size_t members = 300;  ///< effective size at which it ends
    std::uint32_t seed = 1;
    std::function<bool(const Point&)> admissible;
    std::vector<Point> first;  ///< points of generation 0; if empty, drawn from the prior
};

/// Not settled after thirty generations is an empty population.
inline Population settle(const StandIn& simulate, std::size_t dimensions,
                         const std::vector<Observed>& observed, const Search& search) {
    Population population;
    std::uint32_t call = 0;
    for (std::size_t generation = 0; generation < 30; ++generation) {
        std::vector<Point> points =
            generation > 0 ? propose(population, generation, search.count, search.seed, search.admissible)
            : search.first.empty() ? propose_first(dimensions, search.count, search.seed, search.admissible)
                                   : search.first;
        std::vector<double> distances;
        for (const Point& point : points) distances.push_back(distance(simulate(point, ++call), observed));
        population = accept(population, points, distances, observed.size());
        if (settled(population, search.members)) return population;
    }
    return {};
}

}  // namespace savan::calibration
