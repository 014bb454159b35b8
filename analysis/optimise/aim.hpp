#pragma once
/// What a mix is judged by: one number made of its losses in several runs, smaller is better.

#include <span>

namespace savan::optimise {

/// `expected`: the mean. `robust`: the mean of the worst part of the runs (CVaR), so that a mix is judged by
/// how it does where it does badly.
struct Aim {
    bool robust = false;
    double worst_share = 0.1;  ///< of the runs, above 0 and at most 1

    double operator()(std::span<const double> losses) const;
};

/// Mean of the largest `share` of the values; the value at the edge counts in part, so that the share is kept
/// whatever their number. With fewer than 1 / share values it is the largest. NaN when there are none.
/// Source: Rockafellar and Uryasev (2002), Journal of Banking and Finance 26(7), discrete distributions.
double worst_mean(std::span<const double> values, double share);

}  // namespace savan::optimise
