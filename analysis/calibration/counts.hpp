#pragma once
/// Sums that observables are made of.

#include <cstddef>
#include <limits>

#include "analysis/outcomes.hpp"

namespace savan::calibration {

/// Ratio of two counts; NaN where nothing divides.
inline double ratio(double numerator, double denominator) {
    return denominator == 0 ? std::numeric_limits<double>::quiet_NaN() : numerator / denominator;
}

/// Sum of a measure over the months of a period, both ends included, and all its cells.
inline double total(const Tallies& run, Measure measure, analysis::Period period) {
    std::int64_t sum = 0;
    for (int month = period.first; month <= period.last; ++month)
        for (const std::int64_t count : run.month(measure, month)) sum += count;
    return static_cast<double>(sum);
}

/// The same of one age group of a measure over sex and age.
inline double total_of_group(const Tallies& run, Measure measure, analysis::Period period,
                             std::size_t group) {
    std::int64_t sum = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(measure, month);
        for (std::size_t cell = group; cell < counts.size(); cell += age_groups) sum += counts[cell];
    }
    return static_cast<double>(sum);
}

}  // namespace savan::calibration
