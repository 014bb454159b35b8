#pragma once
/// What the spread of results comes from, as text.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/compare.hpp"

namespace savan::analysis {

/// A table of every headline result; empty without an ensemble.
std::string spread_markdown(const Comparison& comparison);

/// Estimated variances and the share of parameters.
nlohmann::ordered_json to_json(const Spread& spread);

/// The ensemble of a comparison; null without one.
nlohmann::ordered_json ensemble_json(const Comparison& comparison);

/// What the bands span, and what must be known before a share is quoted.
std::vector<std::string> spread_notes(const Comparison& comparison);

/// The spread of a headline result: of its level where the table shows that, else of the difference.
const Spread& headline_spread(const Comparison& comparison, std::size_t arm, std::string_view outcome,
                              bool as_level);

}  // namespace savan::analysis
