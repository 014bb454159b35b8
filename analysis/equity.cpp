#include "analysis/equity.hpp"

#include <limits>

#include "analysis/quantile.hpp"
#include "analysis/suppression.hpp"

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr EquityCell hidden_cell{true, undefined, undefined, {undefined, undefined, undefined}, undefined};

/// Group of a cell of a month's counts.
std::size_t group_of(Axis axis, std::size_t cell) {
    constexpr std::size_t by_sex_and_age = sexes * age_groups;
    switch (axis) {
        case Axis::sex:
            return cell % by_sex_and_age / age_groups;
        case Axis::age_group:
            return cell % age_groups;
        case Axis::district:
            return cell / by_sex_and_age;
        case Axis::risk_decile:
            return cell % risk_deciles;
    }
    return 0;
}

std::vector<double> by_group(const Tallies& run, Measure measure, Axis axis, Period period) {
    std::vector<double> sums(groups_of(axis, run.districts()), 0);
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(measure, month);
        for (std::size_t cell = 0; cell < counts.size(); ++cell)
            sums[group_of(axis, cell)] += static_cast<double>(counts[cell]);
    }
    return sums;
}

/// The list of a January stands for a year, all other states for their month.
std::vector<double> person_years(const Tallies& run, Axis axis, Period period) {
    if (axis == Axis::risk_decile) return by_group(run, Measure::listed, axis, period);
    std::vector<double> years = by_group(run, Measure::population, axis, period);
    for (double& value : years) value /= 12;
    return years;
}

using Member = std::vector<std::vector<double>> EquityRun::*;

/// [group][replicate]
std::vector<std::vector<double>> of_group(const std::vector<EquityRun>& runs, Member member,
                                          std::size_t row) {
    const std::size_t groups = (runs.front().*member)[row].size();
    std::vector<std::vector<double>> values(groups);
    for (const EquityRun& run : runs)
        for (std::size_t group = 0; group < groups; ++group)
            values[group].push_back((run.*member)[row][group]);
    return values;
}

std::vector<double> means(const std::vector<std::vector<double>>& groups) {
    std::vector<double> result;
    for (const auto& values : groups) result.push_back(mean(values));
    return result;
}

std::vector<EquityCell> cells(const std::vector<EquityRun>& arm, const std::vector<EquityRun>& baseline,
                              std::size_t row) {
    const auto counts = of_group(arm, &EquityRun::counts, row);
    const auto before = of_group(baseline, &EquityRun::counts, row);
    const auto levels = means(counts), years = means(of_group(arm, &EquityRun::person_years, row));
    const std::vector<bool> hidden = hidden_in_either(levels, means(before));
    std::vector<EquityCell> result;
    for (std::size_t group = 0; group < counts.size(); ++group) {
        const auto differences = paired_differences(counts[group], before[group]);
        result.push_back(
            hidden[group]
                ? hidden_cell
                : EquityCell{.hidden = false,
                             .level = levels[group],
                             .per_1000 = years[group] > 0 ? 1000 * levels[group] / years[group] : undefined,
                             .difference = estimate(differences),
                             .chance_of_harm = share_positive(differences)});
    }
    return result;
}

}  // namespace

std::span<const EquityRow> equity_table() {
    static constexpr EquityRow rows[] = {
        {Axis::sex, Measure::unsafe_departures, "unsafe_departures"},
        {Axis::sex, Measure::exploited, "exploited"},
        {Axis::sex, Measure::trafficked, "trafficked"},
        {Axis::sex, Measure::dropouts, "dropouts"},
        {Axis::age_group, Measure::unsafe_departures, "unsafe_departures"},
        {Axis::age_group, Measure::exploited, "exploited"},
        {Axis::age_group, Measure::trafficked, "trafficked"},
        {Axis::age_group, Measure::dropouts, "dropouts"},
        {Axis::district, Measure::unsafe_departures, "unsafe_departures"},
        {Axis::district, Measure::exploited, "exploited"},
        {Axis::district, Measure::trafficked, "trafficked"},
        {Axis::district, Measure::dropouts, "dropouts"},
        {Axis::risk_decile, Measure::unsafe_by_risk, "unsafe_departures"},
        {Axis::risk_decile, Measure::exploited_by_risk, "exploited"},
    };
    return rows;
}

std::size_t groups_of(Axis axis, std::size_t districts) {
    switch (axis) {
        case Axis::sex:
            return sexes;
        case Axis::age_group:
            return age_groups;
        case Axis::district:
            return districts;
        case Axis::risk_decile:
            return risk_deciles;
    }
    return 0;
}

EquityRun equity_run(const Tallies& run, Period period) {
    EquityRun result;
    for (const EquityRow& row : equity_table()) {
        result.counts.push_back(by_group(run, row.measure, row.axis, period));
        result.person_years.push_back(person_years(run, row.axis, period));
    }
    return result;
}

Equity equity(const std::vector<std::vector<EquityRun>>& runs, std::size_t baseline) {
    Equity result{.baseline = baseline, .tables = {}};
    for (std::size_t row = 0; row < equity_table().size(); ++row) {
        auto& table = result.tables.emplace_back();
        for (const auto& arm : runs) table.push_back(cells(arm, runs.at(baseline), row));
    }
    return result;
}

}  // namespace savan::analysis
