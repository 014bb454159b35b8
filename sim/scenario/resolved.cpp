#include <nlohmann/json.hpp>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

using Json = nlohmann::ordered_json;

Json value_json(const Field& field, double value) {
    switch (field.form) {
        case Form::number:
            return value >= no_limit ? Json(nullptr) : Json(value);
        case Form::integer:
            return static_cast<int>(value);
        case Form::flag:
            return value != 0;
        default:
            return field_text(field, value);
    }
}

Json intervention_json(const Intervention& made, const Setting& setting) {
    Json json = {{"id", made.id}, {"kind", kind_row(made.kind).name}};
    Json roll_out = Json::object();
    for (std::size_t i = 0; i < made.districts.size(); ++i)
        roll_out[setting.districts[made.districts[i]].id] = month_text(made.district_start[i]);
    json["roll_out"] = std::move(roll_out);
    json["villages"] = made.villages;
    Json drawn = Json::object();
    for (const Field& field : fields_of(made.kind)) {
        json[std::string(field.key)] = value_json(field, field.get(made));
        if (field.effect && made.priors[*field.effect].kind != Prior::Kind::fixed)
            drawn[std::string(field.key)] = prior_text(made.priors[*field.effect]);
    }
    if (!drawn.empty()) json["drawn_effects"] = std::move(drawn);
    return json;
}

Json setting_json(const Setting& setting) {
    Json districts = Json::array(), villages = Json::array();
    for (const DistrictData& d : setting.districts)
        districts.push_back({{"id", d.id}, {"name", d.name}, {"name_lo", d.name_lo}});
    for (const VillageData& v : setting.villages)
        villages.push_back(
            {v.number, setting.districts[v.district].id, v.residents, v.km_to_crossing, v.km_to_secondary});
    return {{"districts", std::move(districts)},
            {"village_columns", {"number", "district", "residents", "km_to_crossing", "km_to_secondary"}},
            {"villages", std::move(villages)},
            {"age_structure", {{"female", setting.age_structure[0]}, {"male", setting.age_structure[1]}}},
            {"household_sizes", setting.household_sizes}};
}

}  // namespace

std::string resolved_text(const Scenario& scenario) {
    Json parameters = Json::object(), drawn = Json::object(), interventions = Json::array();
    for (const ParameterRow& row : parameter_table())
        parameters[std::string(row.name)] = scenario.parameters.*row.member;
    for (const auto& [index, prior] : scenario.uncertain)
        drawn[std::string(parameter_table()[index].name)] = prior_text(prior);
    for (const Intervention& made : scenario.interventions)
        interventions.push_back(intervention_json(made, scenario.setting));
    const Json json = {{"name", scenario.name},
                       {"title", scenario.title},
                       {"title_lo", scenario.title_lo},
                       {"finding", scenario.finding},
                       {"months", scenario.months},
                       {"parameters", std::move(parameters)},
                       {"drawn_parameters", std::move(drawn)},
                       {"interventions", std::move(interventions)},
                       {"setting", setting_json(scenario.setting)}};
    return json.dump(1);
}

}  // namespace savan::scenario
