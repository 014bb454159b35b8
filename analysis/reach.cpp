#include "analysis/reach.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "analysis/quantile.hpp"
#include "analysis/suppression.hpp"
#include "sim/base/month.hpp"

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate no_estimate{undefined, undefined, undefined};
constexpr std::size_t top = risk_deciles - 1;

double ratio(double numerator, double denominator) {
    return denominator == 0 ? undefined : numerator / denominator;
}

double sum(const std::array<double, risk_deciles>& deciles) {
    return std::accumulate(deciles.begin(), deciles.end(), 0.0);
}

double coverage_of(const ReachRun& run) { return ratio(sum(run.reached), sum(run.listed)); }

void add(std::array<double, risk_deciles>& deciles, std::span<const std::int64_t> counts) {
    for (std::size_t cell = 0; cell < counts.size(); ++cell)
        deciles[cell % risk_deciles] += static_cast<double>(counts[cell]);
}

}  // namespace

ReachRun reach_run(const Tallies& run, Period period) {
    ReachRun result;
    for (int year = Month{period.first}.year(); year <= Month{period.last}.year(); ++year) {
        std::array<double, risk_deciles> listed{}, reached{};
        const int first = std::max(january(year).index, period.first);
        const int last = std::min(january(year + 1).index - 1, period.last);
        for (int month = first; month <= last; ++month) {
            add(listed, run.month(Measure::listed, month));
            add(reached, run.month(Measure::reach, month));
        }
        if (sum(reached) == 0) continue;
        ++result.years;
        for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
            result.listed[decile] += listed[decile];
            result.reached[decile] += reached[decile];
        }
    }
    return result;
}

double perfect_reach_ratio(double coverage) {
    constexpr double tenth = 1.0 / risk_deciles;
    return coverage > 0 ? std::min(1.0, coverage / tenth) / coverage : undefined;
}

double reach_ratio_of(const ReachRun& run) {
    return ratio(ratio(run.reached[top], run.listed[top]), coverage_of(run));
}

ArmReach reach(const std::vector<ReachRun>& runs) {
    const std::span<const ReachRun> all(runs);
    ArmReach arm{.years = mean(each(all, [](const ReachRun& run) { return double(run.years); })),
                 .coverage = estimate(each(all, coverage_of)),
                 .by_decile = {},
                 .reached_per_year = {},
                 .missed_per_year = {},
                 .hidden = {},
                 .ratio = estimate(each(all, reach_ratio_of)),
                 .perfect_ratio = undefined};
    arm.perfect_ratio = perfect_reach_ratio(arm.coverage.mean);

    std::vector<double> reached;
    for (std::size_t decile = 0; decile < risk_deciles; ++decile)
        reached.push_back(mean(each(all, [&](const ReachRun& run) { return run.reached[decile]; })));
    const std::vector<bool> hidden = hidden_cells(reached);
    for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
        const auto per_year = [&](double people) { return arm.years > 0 ? people / arm.years : undefined; };
        const auto missed = [&](const ReachRun& run) { return run.listed[decile] - run.reached[decile]; };
        const auto covered = [&](const ReachRun& run) {
            return ratio(run.reached[decile], run.listed[decile]);
        };
        arm.hidden[decile] = hidden[decile];
        arm.by_decile[decile] = hidden[decile] ? no_estimate : estimate(each(all, covered));
        arm.reached_per_year[decile] = hidden[decile] ? undefined : per_year(reached[decile]);
        arm.missed_per_year[decile] = hidden[decile] ? undefined : per_year(mean(each(all, missed)));
    }
    return arm;
}

}  // namespace savan::analysis
