#pragma once
/// Parameters and effects of interventions that a scenario gives as a prior instead of a number.

#include "sim/base/draws.hpp"
#include "sim/parameters/effects.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::run {

/// The scenario's parameters for one replicate: each uncertain one is the quantile of its prior at a draw
/// keyed by (seed, replicate, name), clipped to its range and rounded to nine digits, so that the last
/// bit of a library's quantile cannot matter.
Parameters parameters_of(const Scenario& scenario, const Draws& draws);

/// Whether any intervention has an effect that is given as a prior.
bool has_uncertain_effects(const Scenario& scenario) noexcept;

/// The scenario with a number for every effect, for one replicate. An effect is drawn in the same way, keyed by
/// (seed, replicate, kind and key): what is believed of an effect is one belief, so it takes the same quantile
/// in every intervention of that kind and in every scenario, and the same value where the prior is the same.
Scenario with_drawn_effects(Scenario scenario, const Draws& draws);

/// The value of a parameter at a quantile of a prior: clipped and rounded in the same way.
double value_at(const ParameterRow& row, const Prior& prior, double u);

/// The same of an effect.
double value_at(const EffectSlot& slot, const Prior& prior, double u);

/// Quantile of a prior; a fixed prior gives `otherwise`.
double quantile(const Prior& prior, double u, double otherwise);

}  // namespace savan::run
