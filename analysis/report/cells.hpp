#pragma once
/// Cells of tables: a mean with its band.

#include "analysis/estimate.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/interval.hpp"

namespace savan::analysis {

/// How a column rounds.
struct Rounding {
    double factor = 1;
    int digits = 3, decimals = 1;
};

/// "mean [low, high]", or a dash when there is no mean.
Markup estimate_cell(const Estimate& estimate, const Rounding& rounding);

/// The same of a difference: with its sign, and marked as better or worse.
Markup difference_cell(const Estimate& difference, const Rounding& rounding, Worse worse);

}  // namespace savan::analysis
