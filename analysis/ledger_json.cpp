#include "analysis/ledger_json.hpp"

#include "analysis/axis_names.hpp"
#include "analysis/json_number.hpp"
#include "analysis/ledger_names.hpp"

namespace savan::analysis {

namespace {

using Json = nlohmann::ordered_json;

constexpr Axis axes[] = {Axis::sex, Axis::age_group, Axis::district, Axis::risk_decile};

Json interval_json(const Interval& bounds) {
    return {json_number(bounds.low, 5), json_number(bounds.high, 5)};
}

Json event_json(const EventLedger& ledger) {
    Json json = {{"in_baseline", json_estimate(ledger.baseline, 5)},
                 {"in_scenario", json_estimate(ledger.scenario, 5)}};
    for (std::size_t change = 0; change < changes; ++change)
        json["people"][std::string(change_names[change])] = json_estimate(ledger.people[change], 5);
    json["chance_of_harm"] = json_number(ledger.chance_of_harm, 4);
    json["spared"] = {{"same_luck", json_estimate(ledger.spared)},
                      {"luck_anew", json_estimate(ledger.spared_anew)},
                      {"any_coupling", interval_json(ledger.spared_bounds)}};
    json["induced"] = {{"same_luck", json_estimate(ledger.induced)},
                       {"luck_anew", json_estimate(ledger.induced_anew)},
                       {"any_coupling", interval_json(ledger.induced_bounds)}};
    return json;
}

/// Means, [group][event][change]; null where hidden. A page needs them short: the CSV has their bands.
Json groups_json(const std::vector<std::array<LedgerCell, life_events>>& groups) {
    Json array = Json::array();
    for (const auto& group : groups) {
        Json& events = array.emplace_back(Json::array());
        for (const LedgerCell& cell : group) {
            Json& numbers = events.emplace_back(Json::array());
            for (std::size_t change = 0; change < changes; ++change)
                numbers.push_back(cell.hidden[change] ? Json(nullptr)
                                                      : json_number(cell.people[change].mean, 4));
        }
    }
    return array;
}

Json estimates_json(std::span<const Estimate> estimates) {
    Json array = Json::array();
    for (const Estimate& estimate : estimates) array.push_back(json_estimate(estimate));
    return array;
}

template <class Kind, std::size_t count>
Json names_json(const std::array<std::string_view, count>& keys) {
    Json array = Json::array();
    for (std::size_t k = 0; k < count; ++k)
        array.push_back({{"key", keys[k]},
                         {"name", name_of(static_cast<Kind>(k))},
                         {"name_lo", name_lo_of(static_cast<Kind>(k))}});
    return array;
}

}  // namespace

Json json_of(const PairedLedger& ledger, const output::Description& description) {
    Json json = {{"baseline", ledger.baseline.empty() ? Json(nullptr) : Json(ledger.baseline)},
                 {"notes", ledger_notes(ledger)},
                 {"events", names_json<LifeEvent>(life_event_names)},
                 {"changes", names_json<Change>(change_names)},
                 {"axes", Json::object()},
                 {"by_scenario", Json::array()}};
    for (const Axis axis : axes) {
        Json& groups = json["axes"][std::string(key_of(axis))] = Json::array();
        const std::size_t count =
            ledger.arms.empty() ? 0 : ledger.arms.front().by_axis[static_cast<std::size_t>(axis)].size();
        for (std::size_t group = 0; group < count; ++group)
            groups.push_back({{"name", ledger_group_name(axis, group, description.districts)},
                              {"name_lo", ledger_group_name_lo(axis, group, description.districts_lo)}});
    }
    for (const ArmLedger& arm : ledger.arms) {
        Json entry = {{"events", Json::array()}, {"groups", Json::object()}};
        for (const EventLedger& event : arm.events) entry["events"].push_back(event_json(event));
        for (const Axis axis : axes)
            entry["groups"][std::string(key_of(axis))] =
                groups_json(arm.by_axis[static_cast<std::size_t>(axis)]);
        json["by_scenario"].push_back(std::move(entry));
    }
    return json;
}

Json json_of(const std::vector<ArmPartings>& partings) {
    if (partings.empty()) return nullptr;
    Json json = {{"notes", parting_notes()}, {"steps", step_names}, {"by_scenario", Json::array()}};
    for (const ArmPartings& arm : partings) {
        Json by_event = Json::object();
        for (std::size_t event = 0; event < life_events; ++event)
            for (std::size_t change = 0; change < changes; ++change)
                by_event[std::string(life_event_names[event])][std::string(change_names[change])] =
                    json_numbers(each(std::span<const Estimate>(arm.by_change[event][change]),
                                      [](const Estimate& e) { return e.mean; }),
                                 4);
        json["by_scenario"].push_back({{"people", json_estimate(arm.people)},
                                       {"by_step", estimates_json(arm.by_step)},
                                       {"by_year", estimates_json(arm.by_year)},
                                       {"by_change", std::move(by_event)}});
    }
    return json;
}

Json json_of(const std::vector<std::vector<SplitEffect>>& by_scenario) {
    if (by_scenario.empty()) return nullptr;
    Json json = {{"notes", split_notes()},
                 {"paths", names_json<EffectPath>(effect_path_names)},
                 {"outcomes", Json::array()},
                 {"by_scenario", Json::array()}};
    for (const PathRow& row : path_table()) json["outcomes"].push_back(row.key);
    for (const auto& effects : by_scenario) {
        Json& array = json["by_scenario"].emplace_back(Json::array());
        for (const SplitEffect& effect : effects)
            array.push_back(
                {{"whole", json_estimate(effect.whole)}, {"parts", estimates_json(effect.parts)}});
    }
    return json;
}

}  // namespace savan::analysis
