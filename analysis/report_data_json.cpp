#include "analysis/compare_tables.hpp"
#include "analysis/json_number.hpp"
#include "analysis/ledger_json.hpp"
#include "analysis/month_names.hpp"
#include "analysis/report_data.hpp"
#include "analysis/section_json.hpp"
#include "analysis/spread_tables.hpp"

namespace savan::analysis {

namespace {

using Json = nlohmann::ordered_json;

constexpr int level_digits = 4, series_digits = 3;

Json outcome_rows() {
    Json array = Json::array();
    for (const OutcomeRow& row : outcome_table())
        array.push_back(
            {{"key", row.key},
             {"name", row.name},
             {"name_lo", row.name_lo},
             {"unit", row.unit},
             {"worse_when", row.worse == Worse::neither ? Json(nullptr) : Json(worse_name(row.worse))}});
    return array;
}

Json scenarios(const ReportData& data) {
    Json array = Json::array();
    for (std::size_t scenario = 0; scenario < data.description.scenarios.size(); ++scenario) {
        const output::ScenarioInfo& info = data.description.scenarios[scenario];
        Json outcomes;
        for (std::size_t index = 0; index < outcome_table().size(); ++index) {
            const Compared& outcome = data.comparison.arms[scenario].outcomes[index];
            Json& entry = outcomes[std::string(outcome_table()[index].key)];
            entry = {{"level", json_number(outcome.level, level_digits + 1)},
                     {"difference", json_number(outcome.difference, level_digits)},
                     {"low", json_number(outcome.low, level_digits)},
                     {"high", json_number(outcome.high, level_digits)},
                     {"chance_of_harm", json_number(outcome.share_worse, level_digits)}};
            if (data.comparison.crossing.any())
                entry["parameter_share"] =
                    json_number(outcome.difference_spread.parameter_share.value, level_digits);
        }
        array.push_back({{"name", info.name},
                         {"title", info.title},
                         {"title_lo", info.title_lo},
                         {"finding", info.finding},
                         {"outcomes", std::move(outcomes)}});
    }
    return array;
}

Json fan_json(const Fan& fan) {
    if (fan.middle.empty()) return nullptr;
    return {{"low", json_numbers(fan.low, series_digits)},
            {"middle", json_numbers(fan.middle, series_digits)},
            {"high", json_numbers(fan.high, series_digits)}};
}

Json series_json(const ReportData& data) {
    Json json = {{"measures", Json::array()}, {"by_scenario", Json::array()}};
    for (const SeriesRow& row : series_table())
        json["measures"].push_back({{"key", row.key}, {"unit", row.unit}, {"flow", row.flow}});
    for (const auto& arm : data.series) {
        Json& measures = json["by_scenario"].emplace_back(Json::object());
        for (std::size_t row = 0; row < arm.size(); ++row)
            measures[std::string(series_table()[row].key)] = {{"level", fan_json(arm[row].level)},
                                                              {"difference", fan_json(arm[row].difference)}};
    }
    return json;
}

Json programme_json(const ReportData& data) {
    Json array = Json::array();
    for (std::size_t scenario = 0; scenario < data.accounts.size(); ++scenario) {
        const output::ScenarioInfo& info = data.description.scenarios[scenario];
        Json lines = Json::array();
        for (std::size_t line = 0; line < data.accounts[scenario].lines.size(); ++line) {
            const Account::Line& counts = data.accounts[scenario].lines[line];
            lines.push_back({{"id", info.interventions[line]},
                             {"kind", info.intervention_kinds[line]},
                             {"doses", json_estimate(counts.doses)},
                             {"hours", json_estimate(counts.hours)},
                             {"cost", json_estimate(counts.cost)}});
        }
        array.push_back({{"year_costs", json_numbers(data.accounts[scenario].year_costs, level_digits)},
                         {"interventions", std::move(lines)}});
    }
    return array;
}

Json assumptions_json(const ReportData& data) {
    Json json = {{"counts", Json::object()}, {"rows", Json::array()}};
    for (const Assumption& row : data.assumptions) {
        Json& count = json["counts"][row.status];
        count = count.is_null() ? 1 : count.get<int>() + 1;
        Json entry = {{"name", row.name}, {"value", row.value}};
        for (const auto& [key, text] :
             std::initializer_list<std::pair<const char*, const std::string&>>{{"unit", row.unit},
                                                                               {"low", row.low},
                                                                               {"high", row.high},
                                                                               {"prior", row.prior},
                                                                               {"status", row.status},
                                                                               {"source", row.source},
                                                                               {"meaning", row.meaning}})
            if (!text.empty()) entry[key] = text;
        if (row.scenarios.size() < data.description.scenarios.size()) entry["scenarios"] = row.scenarios;
        json["rows"].push_back(std::move(entry));
    }
    return json;
}

Json districts_json(const output::Description& description) {
    Json array = Json::array();
    for (std::size_t district = 0; district < description.districts.size(); ++district)
        array.push_back(
            {{"name", description.districts[district]}, {"name_lo", description.districts_lo[district]}});
    return array;
}

/// As the baseline was resolved; districts by position instead of by id.
Json villages_json(const output::ScenarioInfo& baseline) {
    const Json setting = Json::parse(baseline.resolved).at("setting");
    Json array = setting.at("villages");
    for (Json& village : array)
        for (std::size_t district = 0; district < setting.at("districts").size(); ++district)
            if (village.at(1) == setting["districts"][district].at("id")) {
                village[1] = district;
                break;
            }
    return array;
}

}  // namespace

Json to_json(const ReportData& data) {
    const Comparison& comparison = data.comparison;
    return {{"schema", 1},
            {"baseline", comparison.baseline},
            {"first_month", iso_month(comparison.period.first)},
            {"last_month", iso_month(comparison.period.last)},
            {"months", comparison.period.last - comparison.period.first + 1},
            {"replicates", comparison.replicates},
            {"replicates_asked", data.description.replicates},
            {"complete", comparison.complete},
            {"band", {band_low, band_high}},
            {"few_replicates", few_replicates},
            {"drawn_parameters", data.comparison.drawn_parameters},
            {"ensemble", ensemble_json(comparison)},
            {"notes", notes(comparison)},
            {"districts", districts_json(data.description)},
            {"villages", villages_json(data.description.scenarios[comparison.baseline])},
            {"outcomes", outcome_rows()},
            {"scenarios", scenarios(data)},
            {"series", series_json(data)},
            {"reach", json_of(data.reach)},
            {"knowledge", json_of(data.knowledge)},
            {"equity", json_of(data.equity, data.description)},
            {"economics", json_of(data.economics)},
            {"ledger", json_of(data.ledger, data.description)},
            {"partings", json_of(data.partings)},
            {"split", json_of(data.split)},
            {"programme", programme_json(data)},
            {"assumptions", assumptions_json(data)},
            {"sensitivity", sensitivity::tornado_json(data.shares)},
            {"provenance", data.provenance}};
}

}  // namespace savan::analysis
