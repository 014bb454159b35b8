#include "analysis/calibration/calibration_plan.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/calibration/target_json.hpp"
#include "analysis/sweep/planned_file.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/temporary_file.hpp"
#include "sim/output/text_file.hpp"

namespace savan::calibration {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using sweep::SweepError;

namespace {

constexpr int manifest_version = 1;
constexpr const char* target_file = "targets.toml";
constexpr const char* checks_folder = "checks";

Sizes sizes_from(const ordered_json& json) {
    Sizes sizes;
    json.at("points").get_to(sizes.points);
    json.at("waves").get_to(sizes.waves);
    json.at("population").get_to(sizes.population);
    json.at("generations").get_to(sizes.generations);
    json.at("members").get_to(sizes.members);
    json.at("replicates").get_to(sizes.replicates);
    return sizes;
}

ordered_json observation_json(const Observation& observation) {
    ordered_json json = {{"months", observation.months},
                         {"scenarios", ordered_json::array()},
                         {"targets", targets_json(observation.targets)}};
    for (const sweep::PlannedScenario& scenario : observation.scenarios)
        json["scenarios"].push_back(sweep::planned_entry(scenario));
    return json;
}

/// `folder` holds the scenarios.
Observation observation_from(const fs::path& folder, const ordered_json& json) {
    Observation observation;
    json.at("months").get_to(observation.months);
    for (const auto& entry : json.at("scenarios"))
        observation.scenarios.push_back({entry.at("name").get<std::string>(),
                                         sweep::read_planned(folder, entry),
                                         entry.at("resolved_sha256").get<std::string>()});
    observation.targets = targets_from(json.at("targets"));
    return observation;
}

std::string manifest_of(const CalibrationPlan& plan) {
    ordered_json json = {{"savan_calibration", manifest_version},
                         {"version", plan.version},
                         {"git_revision", plan.git_revision},
                         {"created", plan.created},
                         {"seed", plan.seed},
                         {"sizes", sizes_json(plan.sizes)},
                         {"targets", {{"file", target_file}, {"sha256", output::sha256(plan.targets_text)}}},
                         {"fitting", observation_json(plan.fitting)},
                         {"checks", observation_json(plan.checks)},
                         {"factors", ordered_json::array()}};
    if (plan.known_until != any_year) json["known_until"] = plan.known_until;
    for (const sweep::Factor& factor : plan.factors)
        json["factors"].push_back({{"name", factor.name}, {"distribution", factor.distribution()}});
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::vector<sweep::Factor> factors_from(const fs::path& manifest, const ordered_json& json) {
    std::vector<std::string> texts;
    for (const auto& entry : json)
        texts.push_back(fmt::format("{}={}", entry.at("name").get<std::string>(),
                                    entry.at("distribution").get<std::string>()));
    scenario::Problems problems;
    std::vector<sweep::Factor> factors = sweep::read_factors(texts, Scenario{}, problems);
    if (problems.any() || factors.empty())
        throw SweepError(fmt::format(
            "{}: its parameters are none of this program's ({}) use the savan that planned, or plan anew",
            manifest.string(), problems.any() ? problems.sorted().front().what : "there is none"));
    return factors;
}

CalibrationPlan parse(const fs::path& folder, const fs::path& manifest, std::string text) {
    CalibrationPlan plan;
    plan.folder = folder;
    const auto json = ordered_json::parse(text);
    if (const int version = json.at("savan_calibration").get<int>(); version > manifest_version)
        throw SweepError(
            fmt::format("{}: was written by a newer savan (its layout is version {}, this program knows "
                        "up to {}) update savan",
                        manifest.string(), version, manifest_version));
    plan.manifest = std::move(text);
    json.at("version").get_to(plan.version);
    json.at("git_revision").get_to(plan.git_revision);
    json.at("created").get_to(plan.created);
    json.at("seed").get_to(plan.seed);
    plan.sizes = sizes_from(json.at("sizes"));
    plan.known_until = json.value("known_until", any_year);
    plan.targets_text = sweep::read_planned(folder, json.at("targets"));
    plan.fitting = observation_from(folder, json.at("fitting"));
    plan.checks = observation_from(folder / checks_folder, json.at("checks"));
    plan.factors = factors_from(manifest, json.at("factors"));
    return plan;
}

}  // namespace

ordered_json sizes_json(const Sizes& sizes) {
    return {{"points", sizes.points},           {"waves", sizes.waves},     {"population", sizes.population},
            {"generations", sizes.generations}, {"members", sizes.members}, {"replicates", sizes.replicates}};
}

std::vector<double> values_at(const std::vector<sweep::Factor>& factors, const std::vector<double>& place) {
    std::vector<double> values;
    for (std::size_t j = 0; j < factors.size(); ++j) values.push_back(factors[j].value_at(place[j]));
    return values;
}

void write_calibration(CalibrationPlan& plan) {
    const fs::path manifest = plan.folder / "manifest.json";
    std::error_code error;
    if (fs::exists(manifest, error))
        throw output::OutputError(output::Fault::exists, plan.folder, "holds a plan already",
                                  "a plan is never changed under its runs", "Choose another folder.");
    for (const auto& [folder, observation] :
         {std::pair(plan.folder, &plan.fitting), std::pair(plan.folder / checks_folder, &plan.checks)}) {
        if (fs::create_directories(folder / "scenarios", error); error)
            throw output::not_written(folder / "scenarios", error.value());
        for (const sweep::PlannedScenario& scenario : observation->scenarios)
            sweep::write_planned(folder, scenario);
    }
    output::write_text_file(plan.folder / target_file, plan.targets_text, true);
    plan.manifest = manifest_of(plan);
    output::write_text_file(manifest, plan.manifest, false);
}

CalibrationPlan read_calibration(const fs::path& folder) {
    const fs::path manifest = folder / "manifest.json";
    std::error_code error;
    if (!fs::exists(manifest, error))
        throw output::OutputError(output::Fault::missing, folder, "is no folder of a calibration",
                                  "it holds no manifest.json", "Make one with savan calibrate plan.");
    try {
        return parse(folder, manifest, output::read_text_file(manifest));
    } catch (const nlohmann::json::exception& failure) {
        throw SweepError(
            fmt::format("{}: cannot be used as the plan of a calibration ({}) put it back as it was, or plan "
                        "into a new folder",
                        manifest.string(), failure.what()));
    }
}

}  // namespace savan::calibration
