#include "analysis/sensitivity/elementary_effects.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>

namespace savan::sensitivity {

std::vector<ElementaryEffects> elementary_effects(const Runs& runs, std::span<const std::vector<int>> steps,
                                                  const Picked& picked) {
    constexpr double step_size = 0.5;
    const std::size_t factors = runs.rows - 1;
    std::vector<double> sum(factors), absolute(factors), squares(factors);
    for (const std::size_t unit : picked.units) {
        double before = mean_of(runs, unit, 0, picked);
        for (std::size_t step = 0; step < factors; ++step) {
            const double after = mean_of(runs, unit, step + 1, picked);
            const int said = steps[unit][step];
            const double effect = (after - before) / (said > 0 ? step_size : -step_size);
            const auto factor = static_cast<std::size_t>(std::abs(said)) - 1;
            sum[factor] += effect;
            absolute[factor] += std::fabs(effect);
            squares[factor] += effect * effect;
            before = after;
        }
    }
    std::vector<ElementaryEffects> made;
    const auto n = static_cast<double>(picked.units.size());
    for (std::size_t factor = 0; factor < factors; ++factor) {
        const double mean = sum[factor] / n;
        const double variance = std::fmax(0, squares[factor] - n * mean * mean) / (n - 1);
        made.push_back({absolute[factor] / n, mean,
                        n > 1 ? std::sqrt(variance) : std::numeric_limits<double>::quiet_NaN()});
    }
    return made;
}

}  // namespace savan::sensitivity
