#include "analysis/series.hpp"

#include <numeric>

#include "analysis/quantile.hpp"

namespace savan::analysis {

namespace {

/// Of `runs[replicate][month]`.
Fan fan(const std::vector<std::vector<double>>& runs) {
    Fan result;
    std::vector<double> values(runs.size());
    for (std::size_t month = 0; month < runs.front().size(); ++month) {
        for (std::size_t replicate = 0; replicate < runs.size(); ++replicate)
            values[replicate] = runs[replicate][month];
        result.low.push_back(quantile(values, band_low));
        result.middle.push_back(quantile(values, 0.5));
        result.high.push_back(quantile(values, band_high));
    }
    return result;
}

}  // namespace

std::span<const SeriesRow> series_table() {
    static constexpr SeriesRow rows[] = {
        {Measure::unsafe_departures, "unsafe_departures", "trips", 1, true},
        {Measure::exploited, "exploited", "people", 1, true},
        {Measure::dropouts, "dropouts", "people", 1, true},
        {Measure::abroad, "abroad", "people", 1, false},
        {Measure::remittances, "remittances", "US$", 0.01, true},
    };
    return rows;
}

SeriesRun series_run(const Tallies& run, Period period) {
    SeriesRun result;
    for (const SeriesRow& row : series_table()) {
        auto& months = result.emplace_back();
        for (int month = period.first; month <= period.last; ++month) {
            const auto counts = run.month(row.measure, month);
            const auto sum = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
            months.push_back(static_cast<double>(sum) * row.factor);
        }
    }
    return result;
}

std::vector<std::vector<Series>> series(const std::vector<std::vector<SeriesRun>>& runs,
                                        std::size_t baseline) {
    std::vector<std::vector<Series>> result(runs.size());
    for (std::size_t arm = 0; arm < runs.size(); ++arm)
        for (std::size_t row = 0; row < series_table().size(); ++row) {
            std::vector<std::vector<double>> levels, differences;
            for (std::size_t replicate = 0; replicate < runs[arm].size(); ++replicate) {
                levels.push_back(runs[arm][replicate][row]);
                differences.push_back(paired_differences(levels.back(), runs[baseline][replicate][row]));
                if (series_table()[row].flow)
                    std::partial_sum(differences.back().begin(), differences.back().end(),
                                     differences.back().begin());
            }
            result[arm].push_back({fan(levels), arm == baseline ? Fan{} : fan(differences)});
        }
    return result;
}

}  // namespace savan::analysis
