#pragma once
/// Parameters that a scenario gives as a prior instead of a number.

#include "sim/base/draws.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::run {

/// The scenario's parameters for one replicate: each uncertain one is the quantile of its prior at a draw
/// keyed by (seed, replicate, name), clipped to its range and rounded to nine digits, so that the last
/// bit of a library's quantile cannot matter.
Parameters parameters_of(const Scenario& scenario, const Draws& draws);

/// The value of a parameter at a quantile of a prior: clipped and rounded in the same way.
double value_at(const ParameterRow& row, const Prior& prior, double u);

/// Quantile of a prior; a fixed prior gives `otherwise`.
double quantile(const Prior& prior, double u, double otherwise);

}  // namespace savan::run
