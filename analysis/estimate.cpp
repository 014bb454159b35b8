#include "analysis/estimate.hpp"

#include <cmath>
#include <limits>

#include "analysis/quantile.hpp"

namespace savan::analysis {

namespace {

std::vector<double> defined(std::span<const double> values) {
    std::vector<double> kept;
    for (const double value : values)
        if (!std::isnan(value)) kept.push_back(value);
    return kept;
}

}  // namespace

Estimate estimate(std::span<const double> values) {
    const std::vector<double> kept = defined(values);
    return {.mean = mean(kept), .low = quantile(kept, band_low), .high = quantile(kept, band_high)};
}

std::vector<double> paired_differences(std::span<const double> values, std::span<const double> baseline) {
    std::vector<double> differences;
    for (std::size_t replicate = 0; replicate < values.size(); ++replicate)
        differences.push_back(values[replicate] - baseline[replicate]);
    return differences;
}

double share_positive(std::span<const double> values) {
    const std::vector<double> kept = defined(values);
    if (kept.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::size_t above = 0;
    for (const double value : kept) above += value > 0;
    return static_cast<double>(above) / static_cast<double>(kept.size());
}

}  // namespace savan::analysis
