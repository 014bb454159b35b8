#include "analysis/knowledge_value.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace savan::analysis {

namespace {

using nlohmann::json;

/// A scenario taken apart for comparison.
struct Parts {
    json setting;                              ///< all that is no intervention and no name
    std::map<std::string, json> work;          ///< by id: interventions that do not gather knowledge
    std::map<std::string, std::string> lists;  ///< by id: the list each of these goes by
    std::map<std::string, json> knowledge;     ///< by id: those that do
};

Parts take_apart(const output::ScenarioInfo& scenario) {
    Parts parts;
    parts.setting = json::parse(scenario.resolved);
    for (const char* name : {"name", "title", "title_lo", "finding"}) parts.setting.erase(name);
    for (json& intervention : parts.setting["interventions"]) {
        const std::string id = intervention.at("id"), kind = intervention.at("kind");
        if (kind == "data_system" || kind == "survey") {
            parts.knowledge[id] = intervention;
            continue;
        }
        if (intervention.contains("list")) {
            parts.lists[id] = intervention["list"];
            intervention.erase("list");
        }
        parts.work[id] = intervention;
    }
    parts.setting.erase("interventions");
    return parts;
}

bool has_more(const std::map<std::string, json>& with, const std::map<std::string, json>& without) {
    for (const auto& [id, intervention] : without)
        if (const auto same = with.find(id); same == with.end() || same->second != intervention) return false;
    return with.size() > without.size();
}

/// Every list is the same or by true risk, and some list is by true risk that was not.
bool knows_risk(const std::map<std::string, std::string>& with,
                const std::map<std::string, std::string>& without) {
    bool differs = false;
    for (const auto& [id, list] : with) {
        if (list == without.at(id)) continue;
        if (list != "oracle") return false;
        differs = true;
    }
    return differs;
}

}  // namespace

std::vector<KnowledgePair> knowledge_pairs(const std::vector<output::ScenarioInfo>& scenarios) {
    std::vector<Parts> all;
    for (const output::ScenarioInfo& scenario : scenarios) all.push_back(take_apart(scenario));
    std::vector<KnowledgePair> pairs;
    for (std::size_t with = 0; with < all.size(); ++with)
        for (std::size_t without = 0; without < all.size(); ++without) {
            if (all[with].setting != all[without].setting || all[with].work != all[without].work) continue;
            const bool same_lists = all[with].lists == all[without].lists;
            const bool same_knowledge = all[with].knowledge == all[without].knowledge;
            if (same_lists && has_more(all[with].knowledge, all[without].knowledge))
                pairs.push_back({Knowledge::data, with, without});
            if (same_knowledge && knows_risk(all[with].lists, all[without].lists))
                pairs.push_back({Knowledge::oracle, with, without});
        }
    return pairs;
}

std::vector<KnowledgeValue> knowledge_values(const std::vector<KnowledgePair>& pairs,
                                             const std::vector<std::vector<EconomicRun>>& economics,
                                             const std::vector<std::vector<ReachRun>>& reach) {
    std::vector<KnowledgeValue> values;
    for (const KnowledgePair& pair : pairs) {
        const std::span<const ReachRun> with(reach[pair.with]), without(reach[pair.without]);
        values.push_back({.pair = pair,
                          .difference = compare_economics(economics[pair.with], economics[pair.without]),
                          .reach_ratio = estimate(paired_differences(each(with, reach_ratio_of),
                                                                     each(without, reach_ratio_of)))});
    }
    return values;
}

}  // namespace savan::analysis
