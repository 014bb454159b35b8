#include "analysis/calibration/observed.hpp"

#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace savan::calibration {

std::vector<Observed> with_chance(std::vector<Observed> observed, const Simulated& simulated,
                                  std::size_t replicates) {
    if (replicates == 0) throw std::invalid_argument("chance: at least one replicate is needed");
    for (std::size_t target = 0; target < observed.size(); ++target) {
        double sum = 0, counted = 0;
        for (const std::vector<double>& variances : simulated.variance) {
            const double variance = variances.at(target);
            if (!std::isfinite(variance)) continue;
            sum += variance;
            ++counted;
        }
        if (counted > 0) observed[target].variance += sum / counted * static_cast<double>(replicates + 1);
    }
    return observed;
}

}  // namespace savan::calibration
