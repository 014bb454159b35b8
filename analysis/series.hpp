#pragma once
/// How things go month by month: for fan charts.

#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"

namespace savan::analysis {

struct SeriesRow {
    Measure measure;
    std::string_view key, unit;
    double factor;  ///< from the measure's unit to this one
    bool flow;      ///< events of a month, which add up; else a state at its end
};

std::span<const SeriesRow> series_table();

/// One run: by series_table(), then by month of the period; all districts together.
using SeriesRun = std::vector<std::vector<double>>;

SeriesRun series_run(const Tallies& run, Period period);

/// Quantiles over replicates, each taken month by month: 5 %, 50 % and 95 %. No single replicate need run
/// along any of the three lines.
struct Fan {
    std::vector<double> low, middle, high;  ///< by month
};

struct Series {
    Fan level;
    /// From the baseline, paired. Of a flow the sum since the first month, taken in each replicate before
    /// any quantile; of a state that month's. Empty for the baseline itself.
    Fan difference;
};

/// [scenario][row of series_table()] from `runs[scenario][replicate]`.
std::vector<std::vector<Series>> series(const std::vector<std::vector<SeriesRun>>& runs,
                                        std::size_t baseline);

}  // namespace savan::analysis
