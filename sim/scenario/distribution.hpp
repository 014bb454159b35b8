#pragma once
/// Distributions of parameters and effects written as a short text, as in "uniform(3, 36)".

#include <optional>
#include <string>
#include <string_view>

#include "sim/parameters/effects.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// The prior that a text names, checked as in a scenario file; a problem if it is none, or is impossible for
/// the parameter.
std::optional<Prior> read_distribution(std::string_view text, const ParameterRow& row, const Origin& where,
                                       Problems& problems);

/// The same for an effect of a kind of intervention.
std::optional<Prior> read_distribution(std::string_view text, const EffectRow& row, const Origin& where,
                                       Problems& problems);

/// "uniform(3, 36)"; "" for a fixed one.
std::string distribution_text(const Prior& prior);

/// The effect that a word means, which may leave the unit away: "after_class.dropout_cut"; nullptr if none.
const EffectRow* complete_effect(std::string_view word);

/// A word that is no effect: `did you mean "x"?`; empty if none is near.
std::string suggest_effect(std::string_view word);

/// A name that is no parameter: `did you mean "x"?` or how to see them all.
std::string suggest_parameter(std::string_view word);

}  // namespace savan::scenario
