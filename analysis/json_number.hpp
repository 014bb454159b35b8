#pragma once
/// Numbers in JSON, as short as they can be without losing what can be known.

#include <nlohmann/json.hpp>
#include <span>

#include "analysis/estimate.hpp"

namespace savan::analysis {

/// So many significant digits; whole numbers without a point; null for NaN.
nlohmann::ordered_json json_number(double value, int digits = 6);

nlohmann::ordered_json json_numbers(std::span<const double> values, int digits = 6);

/// {"mean", "low", "high"}, or null when there is no mean.
nlohmann::ordered_json json_estimate(const Estimate& estimate, int digits = 4);

}  // namespace savan::analysis
