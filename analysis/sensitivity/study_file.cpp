#include "analysis/sensitivity/study_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/estimate.hpp"
#include "analysis/json_number.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/array_file.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/text_file.hpp"

namespace savan::sensitivity {

namespace {

using Json = nlohmann::ordered_json;
using analysis::json_number;
using sweep::DesignKind;
using sweep::SweepError;

constexpr int file_version = 1;
constexpr const char* seal = "sha256";

double number_of(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

Index index_of(const Json& json) {
    if (json.is_null()) return {};
    return {number_of(json.at("value")), number_of(json.at("low")), number_of(json.at("high"))};
}

Json json_of(const SweepFacts& sweep, DesignKind design) {
    Json json = {{"digest", sweep.digest},       {"manifest_sha256", sweep.manifest_sha256},
                 {"version", sweep.version},     {"git_revision", sweep.git_revision},
                 {"seed", sweep.seed},           {"design", sweep::name_of(design)},
                 {"points", sweep.points},       {"replicates", sweep.replicates},
                 {"runs", sweep.runs},           {"runs_expected", sweep.runs_expected},
                 {"complete", sweep.complete()}, {"scenarios", Json::array()}};
    for (const auto& scenario : sweep.scenarios)
        json["scenarios"].push_back({{"name", scenario.name}, {"resolved_sha256", scenario.resolved_sha256}});
    return json;
}

Json json_of(const FactorSensitivity& factor, DesignKind design) {
    if (design == DesignKind::morris)
        return {{"mu_star", json_of(factor.mu_star)},
                {"mu", json_of(factor.mu)},
                {"sigma", json_of(factor.sigma)}};
    return {{"first", json_of(factor.first)},
            {"total", json_of(factor.total)},
            {"low_end", json_number(factor.low_end)},
            {"high_end", json_number(factor.high_end)}};
}

SweepFacts read_sweep(const Json& json) {
    SweepFacts sweep{.digest = json.at("digest"),
                     .manifest_sha256 = json.at("manifest_sha256"),
                     .version = json.at("version"),
                     .git_revision = json.at("git_revision"),
                     .seed = json.at("seed"),
                     .points = json.at("points"),
                     .replicates = json.at("replicates"),
                     .runs = json.at("runs"),
                     .runs_expected = json.at("runs_expected"),
                     .scenarios = {}};
    for (const Json& entry : json.at("scenarios"))
        sweep.scenarios.push_back({entry.at("name"), entry.at("resolved_sha256")});
    return sweep;
}

Answer read_answer(const Json& json, std::size_t factors) {
    Answer answer{
        json.at("scenario"), json.at("outcome"), json.at("unit"), json.at("kind") == "difference", {}};
    Sensitivity& found = answer.found;
    found.units = json.at("units");
    found.mean = number_of(json.at("mean"));
    found.sd = number_of(json.at("sd"));
    found.assumed_share = index_of(json.at("assumed_share"));
    found.assumed_without_chance = index_of(json.at("assumed_without_chance"));
    if (!json.at("unknown").is_null()) found.unknown = json["unknown"];
    found.chance_first = index_of(json.at("chance").at("first"));
    found.chance_total = index_of(json.at("chance").at("total"));
    for (const Json& entry : json.at("factors")) {
        FactorSensitivity& factor = found.factors.emplace_back();
        for (const auto& [key, index] : {std::pair("first", &factor.first), std::pair("total", &factor.total),
                                         std::pair("mu_star", &factor.mu_star), std::pair("mu", &factor.mu),
                                         std::pair("sigma", &factor.sigma)})
            if (entry.contains(key)) *index = index_of(entry[key]);
        for (const auto& [key, number] :
             {std::pair("low_end", &factor.low_end), std::pair("high_end", &factor.high_end)})
            if (entry.contains(key)) *number = number_of(entry[key]);
    }
    if (found.factors.size() != factors) throw std::out_of_range("a result does not have all factors");
    return answer;
}

Study parse(const Json& json) {
    Study study;
    study.sweep = read_sweep(json.at("sweep"));
    const auto design = sweep::find_design(json.at("sweep").at("design").get<std::string>());
    if (!design) throw std::out_of_range("it has an unknown kind of design");
    study.design = *design;
    study.baseline = json.at("baseline");
    study.period = json.at("period").at("name");
    study.months = {json["period"].at("first_month"), json["period"].at("last_month")};
    study.samples = json.at("resamples");
    study.largest_correlation = json.at("largest_correlation");
    study.assumed_with_prior = json.at("assumed_with_prior");
    for (const Json& entry : json.at("factors"))
        study.factors.push_back({entry.at("name"), entry.at("unit"), entry.at("meaning"),
                                 entry.at("distribution"), entry.at("source"), entry.at("replicate")});
    for (const Json& entry : json.at("results"))
        study.answers.push_back(read_answer(entry, study.factors.size()));
    return study;
}

std::string text_of(const Json& json) {
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace

Json json_of(const Index& index) {
    if (std::isnan(index.value)) return nullptr;
    return {{"value", json_number(index.value)},
            {"low", json_number(index.low)},
            {"high", json_number(index.high)}};
}

Json json_of(const Factor& factor) {
    return {{"name", factor.name},
            {"unit", factor.unit},
            {"meaning", factor.meaning},
            {"distribution", factor.distribution},
            {"source", factor.source},
            {"assumed", factor.is_assumed()},
            {"replicate", factor.is_replicate}};
}

Json json_of(const Answer& answer, DesignKind design) {
    const Sensitivity& found = answer.found;
    Json json = {{"scenario", answer.scenario},
                 {"outcome", answer.outcome},
                 {"unit", answer.unit},
                 {"kind", answer.as_difference ? "difference" : "level"},
                 {"units", found.units},
                 {"mean", json_number(found.mean)},
                 {"sd", json_number(found.sd)},
                 {"assumed_share", json_of(found.assumed_share)},
                 {"assumed_without_chance", json_of(found.assumed_without_chance)},
                 {"unknown", found.unknown.empty() ? Json(nullptr) : Json(found.unknown)},
                 {"chance", {{"first", json_of(found.chance_first)}, {"total", json_of(found.chance_total)}}},
                 {"factors", Json::array()}};
    for (const FactorSensitivity& factor : found.factors) json["factors"].push_back(json_of(factor, design));
    return json;
}

std::string file_text(const Study& study) {
    Json json = {
        {"savan_sensitivity", file_version},
        {"version", output::build().version},
        {"git_revision", output::build().git_revision},
        {"sweep", json_of(study.sweep, study.design)},
        {"baseline", study.baseline},
        {"period",
         {{"name", study.period}, {"first_month", study.months.first}, {"last_month", study.months.last}}},
        {"band", {analysis::band_low, analysis::band_high}},
        {"resamples", study.samples},
        {"assumed_varied", study.assumed_varied()},
        {"assumed_with_prior", study.assumed_with_prior},
        {"largest_correlation", json_number(study.largest_correlation)},
        {"notes", notes(study)},
        {"factors", Json::array()},
        {"results", Json::array()}};
    for (const Factor& factor : study.factors) json["factors"].push_back(json_of(factor));
    for (const Answer& answer : study.answers) json["results"].push_back(json_of(answer, study.design));
    json[seal] = output::sha256(text_of(json));
    return text_of(json);
}

Study read_study(const std::filesystem::path& path) {
    const std::string text = output::begins_as_hdf5(path) ? output::read_array_document(path, "sensitivity")
                                                          : output::read_text_file(path),
                      file = path.string();
    const auto refused = [&](const std::string& why) {
        return SweepError(
            fmt::format("{}: is no sound file of savan sensitivity ({}) make it again with savan "
                        "sensitivity SWEEP -o {}",
                        file, why, file));
    };
    try {
        Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("savan_sensitivity")) throw refused("it is something else");
        if (const int version = json["savan_sensitivity"]; version > file_version)
            throw SweepError(
                fmt::format("{}: was written by a newer savan (its layout is version {}, this program "
                            "knows up to {}) update savan",
                            file, version, file_version));
        const std::string sealed = json.at(seal);
        json.erase(seal);
        if (output::sha256(text_of(json)) != sealed)
            throw refused("it was changed after it was written: its SHA-256 differs");
        return parse(json);
    } catch (const nlohmann::json::exception& failure) {
        throw refused(failure.what());
    } catch (const std::out_of_range& failure) {
        throw refused(failure.what());
    }
}

}  // namespace savan::sensitivity
