#pragma once
/// How far an estimate may be off, seen by making it again from samples of its own sample.

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "analysis/sensitivity/runs.hpp"

namespace savan::sensitivity {

/// A number with its 90 % band; NaN where it is not defined.
struct Index {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
};

/// Numbers made of the picked units and replicates; always so many, NaN where not defined.
using Statistics = std::function<std::vector<double>(const Picked&)>;

/// Statistics of all units and replicates, each with the band of `samples` samples that are as large, drawn
/// with replacement, units and replicates each for themselves. The band has the quantiles of 5 % and 95 % of
/// the samples' distance from their own mean, laid around the estimate: a sample with replacement holds some
/// units twice, which moves most of these estimates. Luck is keyed by (sample, position), so the same runs
/// give the same bands. In designs that fill space evenly, bands are too wide rather than too narrow.
/// Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap; Owen (2007), Annals of Applied
/// Statistics 1(2), for two ways at once.
std::vector<Index> with_bands(std::size_t units, std::size_t replicates, std::uint32_t samples,
                              const Statistics& statistics);

}  // namespace savan::sensitivity
