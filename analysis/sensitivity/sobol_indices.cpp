#include "analysis/sensitivity/sobol_indices.hpp"

namespace savan::sensitivity {

SobolIndices sobol_indices(const Runs& runs, double variance, const Picked& picked) {
    const std::size_t factors = runs.rows - 2;
    SobolIndices made{std::vector<double>(factors), std::vector<double>(factors),
                      std::vector<double>(factors)};
    double mean = 0;
    for (const std::size_t unit : picked.units)
        mean += mean_of(runs, unit, 0, picked) + mean_of(runs, unit, 1, picked);
    mean /= 2 * static_cast<double>(picked.units.size());
    for (const std::size_t unit : picked.units) {
        const double a = mean_of(runs, unit, 0, picked), b = mean_of(runs, unit, 1, picked);
        for (std::size_t j = 0; j < factors; ++j) {
            const double mixed = mean_of(runs, unit, j + 2, picked);
            made.first[j] += (b - mixed) * (b - mixed);
            made.total[j] += (a - mixed) * (a - mixed);
            made.first_if_small[j] += 2 * (b - mean) * (mixed - a);
        }
    }
    const double scale = 2 * variance * static_cast<double>(picked.units.size());
    for (std::size_t j = 0; j < factors; ++j) {
        made.first[j] = 1 - made.first[j] / scale;
        made.total[j] /= scale;
        made.first_if_small[j] /= scale;
    }
    return made;
}

}  // namespace savan::sensitivity
