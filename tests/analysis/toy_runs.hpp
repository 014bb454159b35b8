#pragma once
/// Runs small enough to add up by hand.

#include <initializer_list>

#include "sim/measures/tallies.hpp"

namespace savan::analysis::toy {

/// Adds to one cell of a measure by sex and age.
inline void count(Tallies& run, Measure measure, int month, std::int64_t value, std::size_t district = 0,
                  std::size_t sex = 0, std::size_t age_group = 3) {
    run.month(measure, month)[Tallies::cell(district, sex, age_group)] += value;
}

/// Adds to one cell of a measure by risk decile.
inline void by_risk(Tallies& run, Measure measure, int month, std::size_t decile, std::int64_t value,
                    std::size_t district = 0) {
    run.month(measure, month)[district * risk_deciles + decile] += value;
}

/// US$ spent in a month by one intervention of the only district.
inline void spend(Tallies& run, int month, double usd, std::size_t intervention = 0) {
    run.month(Measure::cost, month)[intervention] += static_cast<std::int64_t>(usd * 100);
}

}  // namespace savan::analysis::toy
