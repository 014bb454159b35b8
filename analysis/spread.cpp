#include "analysis/spread.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/quantile.hpp"
#include "analysis/sensitivity/variance_components.hpp"

namespace savan::analysis {

namespace {

constexpr std::uint32_t samples = 200;

/// Variance below this part of the squared mean is rounding.
constexpr double rounding = 1e-24;

double share_of(const sensitivity::VarianceComponents& parts) {
    // Estimates below zero stand for variances too small to be seen.
    const double parameters = std::max(parts.points, 0.0),
                 rest = std::max(parts.chance, 0.0) + std::max(parts.interaction, 0.0);
    return parameters / (parameters + rest);  // NaN when nothing varies
}

}  // namespace

Spread spread_of(std::span<const double> values, const Crossing& crossing) {
    sensitivity::Runs runs{.units = 0, .rows = 1, .replicates = crossing.lucks, .values = {}};
    for (std::size_t first = 0; crossing.lucks > 1 && first + crossing.lucks <= values.size();
         first += crossing.lucks) {
        const auto member = values.subspan(first, crossing.lucks);
        if (std::ranges::any_of(member, [](double value) { return std::isnan(value); })) continue;
        runs.values.insert(runs.values.end(), member.begin(), member.end());
        ++runs.units;
    }
    Spread made;
    made.members = runs.units;
    if (runs.units < 2) return made;

    std::vector<std::size_t> members(runs.units), lucks(runs.replicates);
    std::iota(members.begin(), members.end(), 0);
    std::iota(lucks.begin(), lucks.end(), 0);
    const auto parts = sensitivity::variance_components(runs, 1, {members, lucks});
    made.parameters = parts.points;
    made.chance = parts.chance;
    made.interaction = parts.interaction;
    const double average = mean(runs.values);
    if (parts.shown + std::abs(parts.chance) + parts.interaction <= rounding * average * average) return made;
    made.parameter_share = sensitivity::with_bands(
        runs.units, runs.replicates, samples, [&](const sensitivity::Picked& picked) -> std::vector<double> {
            return {share_of(sensitivity::variance_components(runs, 1, picked))};
        })[0];
    made.parameter_share.low = std::clamp(made.parameter_share.low, 0.0, 1.0);
    made.parameter_share.high = std::clamp(made.parameter_share.high, 0.0, 1.0);
    return made;
}

}  // namespace savan::analysis
