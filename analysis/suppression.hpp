#pragma once
/// Small cells are not shown: the one place that says which.
///
/// The people here are synthetic, so nobody can be found out; but tables travel without that sentence, and
/// whoever fills the model with a register must not have to remember the rule. It holds for every table
/// that splits people by sex, age, district or risk.

#include <span>
#include <vector>

namespace savan::analysis {

/// Cells with fewer people than this are hidden. A cell with nobody in any replicate is shown: it says
/// nothing of anybody, and hiding it would hide its neighbour too.
constexpr double smallest_cell = 5;

/// Which cells of one axis are hidden, given its counts (means over replicates). Hidden are
///   - cells with somebody, but fewer than `smallest_cell` (primary suppression);
///   - and, since the total over the axis is shown elsewhere and would give a single hidden cell away, the
///     next smallest cells with somebody, until at least two are hidden that hold `smallest_cell` people
///     together (complementary suppression), or all are.
/// Totals stay as they are: they are never made of the cells that are shown.
std::vector<bool> hidden_cells(std::span<const double> counts);

/// Hidden in either: for differences, which with one of two counts would give away the other.
std::vector<bool> hidden_in_either(std::span<const double> counts, std::span<const double> others);

}  // namespace savan::analysis
