#pragma once
/// Distributions of parameters written as a short text, as in "uniform(3, 36)".

#include <optional>
#include <string>
#include <string_view>

#include "sim/parameters/parameters.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// The prior that a text names, checked as in a scenario file; a problem if it is none, or is impossible for
/// the parameter.
std::optional<Prior> read_distribution(std::string_view text, const ParameterRow& row, const Origin& where,
                                       Problems& problems);

/// "uniform(3, 36)"; "" for a fixed one.
std::string distribution_text(const Prior& prior);

/// A name that is no parameter: `did you mean "x"?` or how to see them all.
std::string suggest_parameter(std::string_view word);

}  // namespace savan::scenario
