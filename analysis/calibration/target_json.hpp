#pragma once
/// Targets as the manifests of calibrations and of their stages keep them.

#include <nlohmann/json.hpp>
#include <vector>

#include "sim/scenario/targets.hpp"

namespace savan::calibration {

/// All fields of every target, numbers in their shortest exact notation.
nlohmann::ordered_json targets_json(const std::vector<scenario::Target>& targets);

/// The same back. Throws nlohmann::json::exception when a field is missing or of another kind.
std::vector<scenario::Target> targets_from(const nlohmann::ordered_json& json);

}  // namespace savan::calibration
