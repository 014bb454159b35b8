#pragma once
/// Files that a manifest names with their SHA-256.

#include <nlohmann/json.hpp>

#include "analysis/sweep/plan.hpp"

namespace savan::sweep {

/// The entry of a scenario in a manifest, and its file, scenarios/NAME.txt. Writing throws
/// output::OutputError.
nlohmann::ordered_json planned_entry(const PlannedScenario& scenario);
void write_planned(const std::filesystem::path& folder, const PlannedScenario& scenario);

/// Text of a file that an entry names, which must be what it was. Throws output::OutputError, SweepError.
std::string read_planned(const std::filesystem::path& folder, const nlohmann::ordered_json& entry);

}  // namespace savan::sweep
