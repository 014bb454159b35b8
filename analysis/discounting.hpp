#pragma once
/// Present values. A dollar, or a case, in a later month counts for less than one at the beginning.

#include <vector>

#include "analysis/outcomes.hpp"

namespace savan::analysis {

/// Weight of each month of the period: (1 + rate)^-(months since the period's first / 12). The first
/// month weighs 1, the one a year later 1 / (1 + rate). Costs and effects are given the same weights, so
/// that putting a programme off does not by itself make it look better. `rate` per year, 0.03 = 3 %.
std::vector<double> discount_weights(Period period, double rate);

/// Sum over the period of all cells of a measure, each month by its weight.
double discounted_total(const Tallies& run, Measure measure, Period period,
                        const std::vector<double>& weights);

}  // namespace savan::analysis
