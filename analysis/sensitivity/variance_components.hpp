#pragma once
/// The variance of an outcome over points and replicates, taken apart.

#include "analysis/sensitivity/runs.hpp"

namespace savan::sensitivity {

struct VarianceComponents {
    double points = 0;       ///< of the mean over all luck: parameters alone
    double chance = 0;       ///< of the mean over all points: luck alone
    double interaction = 0;  ///< luck that matters more at some points than at others
    double all() const noexcept { return points + chance + interaction; }
    double shown = 0;  ///< sample variance between points of the mean over the replicates at hand
};

/// Of the first `rows` rows of each unit (their points must be independent draws), crossed with replicates:
/// the unbiased estimates of the two-way random-effects analysis of variance without repetition, which can
/// fall below zero. With one replicate all variance is between points. NaN for fewer than two points.
/// Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 4.
VarianceComponents variance_components(const Runs& runs, std::size_t rows, const Picked& picked);

}  // namespace savan::sensitivity
