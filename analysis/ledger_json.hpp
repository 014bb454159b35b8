#pragma once
/// The paired ledger, the partings and the split of effects as JSON, in the shapes that report_data.hpp
/// describes.

#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/effect_paths.hpp"
#include "analysis/life_partings.hpp"
#include "analysis/paired_ledger.hpp"

namespace savan::analysis {

nlohmann::ordered_json json_of(const PairedLedger& ledger, const output::Description& description);
nlohmann::ordered_json json_of(const std::vector<ArmPartings>& partings);  ///< null when empty
nlohmann::ordered_json json_of(
    const std::vector<std::vector<SplitEffect>>& by_scenario);  ///< null when empty

}  // namespace savan::analysis
