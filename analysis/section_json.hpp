#pragma once
/// Parts of the analysis as JSON, in the shapes that report_data.hpp describes. `savan compare` and the
/// report page show the same.

#include <nlohmann/json.hpp>
#include <vector>

#include "analysis/economics.hpp"
#include "analysis/equity.hpp"
#include "analysis/knowledge_value.hpp"
#include "analysis/reach.hpp"
#include "sim/output/description.hpp"

namespace savan::analysis {

nlohmann::ordered_json json_of(const Economics& economics);
nlohmann::ordered_json json_of(const std::vector<ArmReach>& reach);
nlohmann::ordered_json json_of(const std::vector<KnowledgeValue>& values);
nlohmann::ordered_json json_of(const Equity& equity, const output::Description& description);

}  // namespace savan::analysis
