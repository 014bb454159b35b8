#include "analysis/sensitivity/bootstrap.hpp"

#include <cmath>
#include <numeric>

#include "analysis/estimate.hpp"
#include "analysis/quantile.hpp"
#include "sim/base/draws.hpp"

namespace savan::sensitivity {

namespace {

/// As many positions as there are, each drawn from all of them.
void resample(std::vector<std::size_t>& positions, std::uint32_t sample, std::uint32_t way) {
    const Draws draws{{sample, way}};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double u = draws.uniform({static_cast<std::uint32_t>(i), 0}, Purpose::resample, Month{0});
        positions[i] = static_cast<std::size_t>(u * static_cast<double>(positions.size()));
    }
}

}  // namespace

std::vector<Index> with_bands(std::size_t units, std::size_t replicates, std::uint32_t samples,
                              const Statistics& statistics) {
    std::vector<std::size_t> unit(units), replicate(replicates);
    std::iota(unit.begin(), unit.end(), 0);
    std::iota(replicate.begin(), replicate.end(), 0);
    std::vector<Index> made;
    for (const double value : statistics({unit, replicate})) made.push_back({.value = value});

    std::vector<std::vector<double>> resampled(made.size());
    for (std::uint32_t sample = 0; sample < samples; ++sample) {
        resample(unit, sample, 0);
        resample(replicate, sample, 1);
        const std::vector<double> values = statistics({unit, replicate});
        for (std::size_t k = 0; k < made.size(); ++k)
            if (!std::isnan(values[k])) resampled[k].push_back(values[k]);
    }
    for (std::size_t k = 0; k < made.size(); ++k) {
        const double shift = made[k].value - analysis::mean(resampled[k]);
        made[k].low = analysis::quantile(resampled[k], analysis::band_low) + shift;
        made[k].high = analysis::quantile(resampled[k], analysis::band_high) + shift;
    }
    return made;
}

}  // namespace savan::sensitivity
