#pragma once
/// Quantiles of a handful of replicates.

#include <span>

namespace savan::analysis {

/// Sample quantile of type 7 (linear between order statistics, the default of R and NumPy):
/// with h = (n - 1) p, x[floor h] + (h - floor h)(x[floor h + 1] - x[floor h]) over sorted x.
/// NaN when there are no values. Source: Hyndman and Fan (1996), The American Statistician 50(4).
double quantile(std::span<const double> values, double probability);

/// Arithmetic mean; NaN when there are no values.
double mean(std::span<const double> values);

}  // namespace savan::analysis
