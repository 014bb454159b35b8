#pragma once
/// Shares of an outcome's variance that rest on each factor, from Saltelli's design.

#include <vector>

#include "analysis/sensitivity/runs.hpp"

namespace savan::sensitivity {

/// By factor. First order: the part of the variance that would go, on average, if the factor alone were
/// known. Total order: the part that would stay if all but the factor were known; the difference of the two
/// is interactions. Estimates of small shares may fall a little below zero.
struct SobolIndices {
    std::vector<double> first, total;
    std::vector<double>
        first_if_small;  ///< first order again, by an estimator that is exact for what does nothing
};

/// With rows A, B and A with column j of B:
///
///     first  1 - E[(B - AB_j)^2] / 2V          total  E[(A - AB_j)^2] / 2V
///     first_if_small  E[(B - m)(AB_j - A)] / V, with m the mean of A and B: its error shrinks with the
///     share, while that of Jansen's is set by all other factors
///
/// `variance` is V, over A and B together. Of several replicates the mean is taken first.
/// Source: Jansen (1999), Computer Physics Communications 117; Saltelli and others (2010), the same, 181(2).
SobolIndices sobol_indices(const Runs& runs, double variance, const Picked& picked);

}  // namespace savan::sensitivity
