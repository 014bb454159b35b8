#include "analysis/compare.hpp"

#include <cmath>
#include <limits>

#include "analysis/quantile.hpp"

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Runs = std::vector<std::vector<double>>;

bool is_worse(double difference, Worse worse) {
    return worse == Worse::more ? difference > 0 : difference < 0;
}

Compared compare_outcome(const Runs& runs, const Runs& baseline, std::size_t outcome, Worse worse) {
    std::vector<double> levels, differences;
    std::size_t for_the_worse = 0;
    for (std::size_t replicate = 0; replicate < runs.size(); ++replicate) {
        const double level = runs[replicate][outcome];
        if (!std::isnan(level)) levels.push_back(level);
        const double difference = level - baseline[replicate][outcome];
        if (std::isnan(difference)) continue;
        differences.push_back(difference);
        for_the_worse += is_worse(difference, worse);
    }
    const bool has_share = worse != Worse::neither && !differences.empty();
    return {.level = mean(levels),
            .difference = mean(differences),
            .low = quantile(differences, band_low),
            .high = quantile(differences, band_high),
            .share_worse = has_share
                               ? static_cast<double>(for_the_worse) / static_cast<double>(differences.size())
                               : undefined,
            .pairs = differences.size()};
}

/// How the spread of an outcome comes about, of its level and of its difference from the baseline.
void add_spread(const Runs& runs, const Runs& baseline, std::size_t outcome, const Crossing& crossing,
                Compared& compared) {
    std::vector<double> levels, differences;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        levels.push_back(runs[run][outcome]);
        differences.push_back(levels.back() - baseline[run][outcome]);
    }
    compared.level_spread = spread_of(levels, crossing);
    compared.difference_spread = spread_of(differences, crossing);
}

}  // namespace

Comparison compare(const Observations& observations, std::size_t baseline) {
    const Observations::Arm& base = observations.arms.at(baseline);
    Comparison comparison{.period = observations.period,
                          .complete = observations.complete,
                          .replicates = base.runs.size(),
                          .baseline = baseline,
                          .arms = {},
                          .drawn_parameters = observations.drawn_parameters,
                          .crossing = observations.crossing,
                          .ensemble_parameters = observations.ensemble_parameters};
    const auto rows = outcome_table();
    for (const Observations::Arm& arm : observations.arms) {
        Comparison::Arm& compared =
            comparison.arms.emplace_back(arm.name, arm.title, std::vector<Compared>{}, arm.title_lo);
        for (std::size_t outcome = 0; outcome < rows.size(); ++outcome) {
            compared.outcomes.push_back(compare_outcome(arm.runs, base.runs, outcome, rows[outcome].worse));
            if (observations.crossing.any())
                add_spread(arm.runs, base.runs, outcome, observations.crossing, compared.outcomes.back());
        }
    }
    return comparison;
}

}  // namespace savan::analysis
