#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

using Json = nlohmann::ordered_json;

Json described(Json schema, std::string_view meaning, std::string_view unit, std::string_view source) {
    schema["description"] = fmt::format("{}{}{}", meaning, unit.empty() ? "" : fmt::format(" [{}]", unit),
                                        source.empty() ? "" : fmt::format("; default: {}", source));
    return schema;
}

Json range(double low, double high) { return {{"type", "number"}, {"minimum", low}, {"maximum", high}}; }

Json text() { return {{"type", "string"}}; }

Json table(Json properties) {
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json table_of(Json value) { return {{"type", "object"}, {"additionalProperties", std::move(value)}}; }

Json list_of(Json entry) { return {{"type", "array"}, {"items", std::move(entry)}}; }

Json field_schema(const Field& field) {
    switch (field.form) {
        case Form::number:
            return range(field.low, field.high);
        case Form::integer: {
            Json schema = range(field.low, field.high);
            schema["type"] = "integer";
            return schema;
        }
        case Form::flag:
            return {{"type", "boolean"}};
        case Form::choice:
            return {{"type", "string"}, {"enum", field.choices}};
        case Form::month:
            return {{"type", "string"},
                    {"pattern", "^20[0-9][0-9]-(0[1-9]|1[0-2])$|^210[01]-(0[1-9]|1[0-2])$"}};
    }
    return {};
}

Json number_or_prior(Json number) {
    return {{"anyOf", {std::move(number), {{"$ref", "#/definitions/prior"}}}}};
}

/// A delta need not name the kind, so the effects of all kinds are allowed, each in its widest range.
Json intervention_schema() {
    Json kinds = Json::array();
    for (const KindRow& row : kind_table()) kinds.push_back(row.name);
    const Json village_numbers = list_of({{"type", "integer"}, {"minimum", 1}, {"maximum", 65535}});
    Json properties = {
        {"kind", {{"type", "string"}, {"enum", kinds}, {"description", "what is delivered"}}},
        {"remove", {{"type", "boolean"}, {"description", "true: drop the inherited intervention"}}},
        {"districts", described(list_of(text()), "ids of districts.csv", "", "all")},
        {"roll_out", described(table_of(text()), "first month by district", "", "start")},
        {"villages", described({{"anyOf", {text(), village_numbers}}},
                               "village numbers, or a name from village_lists", "", "")},
        {"sources", described(table_of(text()), "evidence id by key of this table", "", "assumed")},
    };
    for (const KindRow& row : kind_table())
        for (const Field& field : fields_of(row.kind)) {
            const std::string key(field.key);
            if (!properties.contains(key)) {
                Json schema = field_schema(field);
                if (field.effect) schema = number_or_prior(std::move(schema));
                properties[key] = described(std::move(schema), field.meaning, field.unit, "");
            } else if (field.form == Form::number) {
                Json& known = field.effect ? properties[key]["anyOf"][0] : properties[key];
                known["minimum"] = std::min(known["minimum"].get<double>(), field.low);
                known["maximum"] = std::max(known["maximum"].get<double>(), field.high);
            }
        }
    return table(std::move(properties));
}

Json prior_schema() {
    Json forms = Json::array();
    for (const PriorForm& form : prior_forms) {
        Json pair = list_of({{"type", "number"}});
        pair["minItems"] = pair["maxItems"] = 2;
        pair["description"] = fmt::format("{}, {}", form.first, form.second);
        Json one = table({{std::string(form.name), std::move(pair)}});
        one["required"] = {form.name};
        forms.push_back(std::move(one));
    }
    return {{"oneOf", std::move(forms)}};
}

/// Every parameter under its dotted name and nested in its group.
Json by_parameter(const std::function<Json(const ParameterRow&)>& schema_of) {
    Json properties = Json::object();
    std::map<std::string, Json> groups;
    for (const ParameterRow& row : parameter_table()) {
        const auto dot = row.name.find('.');
        const Json schema = schema_of(row);
        properties[std::string(row.name)] = schema;
        groups[std::string(row.name.substr(0, dot))][std::string(row.name.substr(dot + 1))] = schema;
    }
    for (auto& [name, members] : groups) properties[name] = table(std::move(members));
    return table(std::move(properties));
}

}  // namespace

std::string json_schema() {
    const Json parameters = by_parameter([](const ParameterRow& row) {
        return described(number_or_prior(range(row.low, row.high)), row.meaning, row.unit, fmt::format("{}, {}", row.value, row.source));
    });
    const Json sources = by_parameter([](const ParameterRow&) { return text(); });
    Json months = range(1, 1200);
    months["type"] = "integer";
    Json schema = {{"$schema", "http://json-schema.org/draft-04/schema#"}, {"title", "savan scenario"}};
    schema.update(table({
        {"extends", described(text(), "file that this one changes, relative to it", "", "")},
        {"title", described(text(), "one line, English", "", "name of the file")},
        {"title_lo", described(text(), "one line, Lao", "", "")},
        {"finding", described(text(), "finding of the evaluation that the scenario answers", "", "")},
        {"months", described(std::move(months), "horizon, from January 2002", "month", "168")},
        {"data", described(text(), "folder of the data files, relative to this file", "", "")},
        {"parameters", parameters},
        {"parameter_sources", sources},
        {"village_lists", table_of(list_of({{"type", "integer"}, {"minimum", 1}, {"maximum", 65535}}))},
        {"intervention", table_of(intervention_schema())},
    }));
    schema["definitions"] = {{"prior", prior_schema()}};
    return schema.dump(1) + "\n";
}

}  // namespace savan::scenario
