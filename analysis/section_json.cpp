#include "analysis/section_json.hpp"

#include "analysis/axis_names.hpp"
#include "analysis/json_number.hpp"

namespace savan::analysis {

namespace {

using Json = nlohmann::ordered_json;

/// The plane is a cloud: beyond so many replicates, more points say nothing more.
constexpr std::size_t most_points = 200;
constexpr int point_digits = 4;

Json effects_json(const std::vector<Averted>& effects) {
    Json array = Json::array();
    for (std::size_t effect = 0; effect < effects.size(); ++effect) {
        const Averted& averted = effects[effect];
        array.push_back({{"averted", json_estimate(averted.cases)},
                         {"chance_of_harm", json_number(averted.chance_of_harm, 4)},
                         {"verdict", name_of(averted.verdict)},
                         {"usd_per_case", json_estimate(averted.usd_per_case)},
                         {"per_1000_usd", json_estimate(averted.per_1000_usd)},
                         {"sentence", sentence(averted, effect_table()[effect])}});
    }
    return array;
}

Json plane_json(const ArmEconomics& arm) {
    const auto points = [](const std::vector<double>& values) {
        return json_numbers(std::span(values).first(std::min(values.size(), most_points)), point_digits);
    };
    Json plane = {{"extra_cost", points(arm.extra_costs)}, {"averted", Json::array()}};
    for (const std::vector<double>& effect : arm.averted) plane["averted"].push_back(points(effect));
    return plane;
}

Json decision_json(const Decision& decision) {
    Json json = {{"frontier", Json::array()},
                 {"willingness", Json::array()},
                 {"share", Json::array()},
                 {"best", Json::array()},
                 {"evpi", Json::array()}};
    for (std::size_t arm = 0; arm < decision.places.size(); ++arm) {
        const FrontierPlace& place = decision.places[arm];
        json["frontier"].push_back(
            {{"standing", name_of(place.standing)},
             {"next_to", place.next_to},
             {"ratio", decision.ratio_is_clear[arm] ? json_number(place.ratio, 4) : Json(nullptr)}});
        Json shares = Json::array();
        for (const Acceptability& point : decision.curve) shares.push_back(json_number(point.share[arm], 3));
        json["share"].push_back(std::move(shares));
    }
    for (const Acceptability& point : decision.curve) {
        json["willingness"].push_back(json_number(point.willingness));
        json["best"].push_back(point.best);
        json["evpi"].push_back(json_number(point.evpi, 4));
    }
    return json;
}

}  // namespace

Json json_of(const Economics& economics) {
    Json json = {{"discount_rate", economics.discount_rate},
                 {"effects", Json::array()},
                 {"by_scenario", Json::array()},
                 {"decisions", Json::array()}};
    for (const EffectRow& row : effect_table())
        json["effects"].push_back({{"key", row.key}, {"singular", row.singular}, {"plural", row.plural}});
    for (const ArmEconomics& arm : economics.arms)
        json["by_scenario"].push_back({{"cost", json_estimate(arm.cost)},
                                       {"extra_cost", json_estimate(arm.extra_cost)},
                                       {"remittances", json_estimate(arm.remittances)},
                                       {"income", json_estimate(arm.income)},
                                       {"effects", effects_json(arm.effects)},
                                       {"plane", plane_json(arm)}});
    for (const Decision& decision : economics.decisions) json["decisions"].push_back(decision_json(decision));
    return json;
}

Json json_of(const std::vector<ArmReach>& reach) {
    Json json = {{"by_scenario", Json::array()}};
    for (const ArmReach& arm : reach) {
        if (arm.years == 0) {
            json["by_scenario"].push_back(nullptr);
            continue;
        }
        Json deciles = Json::array();
        for (std::size_t decile = 0; decile < risk_deciles; ++decile)
            deciles.push_back(arm.hidden[decile]
                                  ? Json{{"hidden", true}}
                                  : Json{{"coverage", json_estimate(arm.by_decile[decile])},
                                         {"reached_per_year", json_number(arm.reached_per_year[decile], 4)},
                                         {"missed_per_year", json_number(arm.missed_per_year[decile], 4)}});
        json["by_scenario"].push_back({{"years", json_number(arm.years, 3)},
                                       {"coverage", json_estimate(arm.coverage)},
                                       {"ratio", json_estimate(arm.ratio)},
                                       {"perfect_ratio", json_number(arm.perfect_ratio, 3)},
                                       {"deciles", std::move(deciles)}});
    }
    return json;
}

Json json_of(const std::vector<KnowledgeValue>& values) {
    Json array = Json::array();
    for (const KnowledgeValue& value : values)
        array.push_back({{"kind", value.pair.kind == Knowledge::data ? "data" : "oracle"},
                         {"with", value.pair.with},
                         {"without", value.pair.without},
                         {"extra_cost", json_estimate(value.difference.extra_cost)},
                         {"reach_ratio", json_estimate(value.reach_ratio)},
                         {"effects", effects_json(value.difference.effects)}});
    return array;
}

Json json_of(const Equity& equity, const output::Description& description) {
    Json json = {{"axes", Json::object()}, {"tables", Json::array()}};
    for (const Axis axis : {Axis::sex, Axis::age_group, Axis::district, Axis::risk_decile}) {
        Json& groups = json["axes"][std::string(key_of(axis))] = Json::array();
        for (std::size_t group = 0; group < groups_of(axis, description.districts.size()); ++group)
            groups.push_back({{"name", group_name(axis, group, description.districts)},
                              {"name_lo", group_name_lo(axis, group, description.districts_lo)}});
    }
    for (std::size_t row = 0; row < equity.tables.size(); ++row) {
        Json arms = Json::array();
        for (const auto& arm : equity.tables[row]) {
            Json& groups = arms.emplace_back(Json::array());
            for (const EquityCell& cell : arm)
                groups.push_back(cell.hidden ? Json{{"hidden", true}}
                                             : Json{{"level", json_number(cell.level, 4)},
                                                    {"per_1000", json_number(cell.per_1000, 3)},
                                                    {"difference", json_estimate(cell.difference, 3)},
                                                    {"chance_of_harm", json_number(cell.chance_of_harm, 3)}});
        }
        json["tables"].push_back({{"axis", key_of(equity_table()[row].axis)},
                                  {"outcome", equity_table()[row].key},
                                  {"by_scenario", std::move(arms)}});
    }
    return json;
}

}  // namespace savan::analysis
