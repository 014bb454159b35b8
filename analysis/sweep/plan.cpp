#include "analysis/sweep/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/calibration/target_json.hpp"
#include "analysis/sweep/design_file.hpp"
#include "analysis/sweep/planned_file.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/temporary_file.hpp"
#include "sim/output/text_file.hpp"

namespace savan::sweep {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using output::sha256;

namespace {

constexpr int manifest_version = 1;
constexpr const char* design_file = "design.csv";

ordered_json factor_json(const Factor& factor) {
    ordered_json json = {{"name", factor.name},
                         {"unit", factor.unit()},
                         {"distribution", factor.distribution()}};
    if (factor.is_replicate())
        json["replicates"] = factor.replicates;
    else
        json.update({{"low", factor.low()},
                     {"high", factor.high()},
                     {"source", factor.source()},
                     {"meaning", factor.meaning()}});
    return json;
}

ordered_json design_json(const Design& design, const std::string& text) {
    const DesignChoice& choice = design.choice;
    ordered_json json = {{"kind", name_of(choice.kind)},
                         {"file", design_file},
                         {"sha256", sha256(text)},
                         {"points", design.points.rows}};
    const bool is_drawn = choice.kind != DesignKind::grid && choice.kind != DesignKind::foreign;
    if (is_drawn) json["seed"] = choice.seed;
    if (choice.kind == DesignKind::saltelli) {
        json["base_points"] = choice.count;
        json["rows_per_base_point"] = design.factors.size() + 2;
        json["rows"] = "A, B, then for each factor in order A with that factor's value of B";
    }
    if (choice.kind == DesignKind::morris) {
        json["trajectories"] = choice.count;
        json["rows_per_trajectory"] = design.factors.size() + 1;
        json["delta"] = 0.5;  // in quantiles
        json["steps"] = design.steps;
    }
    if (choice.kind == DesignKind::grid || choice.kind == DesignKind::morris) json["levels"] = choice.levels;
    return json;
}

std::string manifest_of(const Plan& plan, const std::string& design) {
    ordered_json json = {
        {"savan_sweep", manifest_version},
        {"version", plan.version},
        {"git_revision", plan.git_revision},
        {"created", plan.created},
        {"seed", plan.seed},
        {"replicates", plan.replicates},
        {"months", plan.months},
        {"scenarios", ordered_json::array()},
        {"design", design_json(plan.design, design)},
        {"factors", ordered_json::array()},
        {"runs", {{"expected", plan.runs()}, {"per_part", plan.runs_per_part}, {"parts", plan.parts()}}}};
    for (const PlannedScenario& scenario : plan.scenarios)
        json["scenarios"].push_back(planned_entry(scenario));
    for (const Factor& factor : plan.design.factors) json["factors"].push_back(factor_json(factor));
    if (!plan.targets.empty()) json["targets"] = calibration::targets_json(plan.targets);
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

void read_choice(const ordered_json& json, Design& design) {
    const auto kind = find_design(json.at("kind").get<std::string>());
    if (!kind) throw std::out_of_range("unknown kind of design");
    design.choice.kind = *kind;
    design.choice.seed = json.value("seed", 0u);
    design.choice.levels = json.value("levels", std::size_t{0});
    design.choice.count = json.value("base_points", json.value("trajectories", design.points.rows));
    if (json.contains("steps")) design.steps = json["steps"].get<std::vector<std::vector<int>>>();
}

Plan parse(const fs::path& folder, std::string text) {
    Plan plan;
    plan.folder = folder;
    const auto json = ordered_json::parse(text);
    if (const int version = json.at("savan_sweep").get<int>(); version > manifest_version)
        throw SweepError(
            fmt::format("{}: was written by a newer savan (its layout is version {}, this program knows "
                        "up to {}) update savan",
                        (folder / "manifest.json").string(), version, manifest_version));
    plan.manifest = std::move(text);
    json.at("version").get_to(plan.version);
    json.at("git_revision").get_to(plan.git_revision);
    json.at("created").get_to(plan.created);
    json.at("seed").get_to(plan.seed);
    json.at("replicates").get_to(plan.replicates);
    json.at("months").get_to(plan.months);
    json.at("runs").at("per_part").get_to(plan.runs_per_part);
    for (const auto& entry : json.at("scenarios"))
        plan.scenarios.push_back({entry.at("name").get<std::string>(), read_planned(folder, entry),
                                  entry.at("resolved_sha256").get<std::string>()});
    const std::string design = read_planned(folder, json.at("design"));
    plan.design = read_design(folder / design_file, design);
    read_choice(json.at("design"), plan.design);
    const auto& factors = json.at("factors");
    for (std::size_t j = 0; j < plan.design.factors.size(); ++j)
        plan.design.factors[j].replicates = factors.at(j).value("replicates", 0u);
    if (json.contains("targets")) plan.targets = calibration::targets_from(json["targets"]);
    if (plan.replicates == 0 || plan.runs_per_part == 0 ||
        plan.runs() != json.at("runs").at("expected").get<std::uint64_t>())
        throw std::out_of_range("its numbers of runs do not fit together");
    return plan;
}

}  // namespace

std::uint64_t Plan::runs_of(std::uint64_t part) const noexcept {
    return std::min(runs_per_part, runs() - part * runs_per_part);
}

std::uint32_t Plan::replicate_of(std::uint64_t run) const noexcept {
    const auto& factors = design.factors;
    for (std::size_t j = 0; j < factors.size(); ++j)
        if (factors[j].is_replicate()) return static_cast<std::uint32_t>(design.points.row(point_of(run))[j]);
    return static_cast<std::uint32_t>(run % replicates);
}

fs::path Plan::part_file(std::uint64_t part) const {
    return folder / "parts" / fmt::format("part-{:05}.h5", part);
}

std::uint64_t default_runs_per_part(std::uint64_t runs) noexcept {
    constexpr std::uint64_t parts_at_least = 128, most = 256;
    return std::clamp((runs + parts_at_least - 1) / parts_at_least, std::uint64_t{1}, most);
}

void write_plan(Plan& plan) {
    const fs::path manifest = plan.folder / "manifest.json";
    std::error_code error;
    if (fs::exists(manifest, error))
        throw output::OutputError(output::Fault::exists, plan.folder, "holds a sweep already",
                                  "a plan is never changed under its runs", "Choose another folder.");
    for (const char* inner : {"scenarios", "parts"})
        if (fs::create_directories(plan.folder / inner, error); error)
            throw output::not_written(plan.folder / inner, error.value());
    for (const PlannedScenario& scenario : plan.scenarios) write_planned(plan.folder, scenario);
    const std::string design = design_text(plan.design);
    output::write_text_file(plan.folder / design_file, design, true);
    plan.manifest = manifest_of(plan, design);
    output::write_text_file(manifest, plan.manifest, false);
}

Plan read_plan(const fs::path& folder) {
    const fs::path manifest = folder / "manifest.json";
    std::error_code error;
    if (!fs::exists(manifest, error))
        throw output::OutputError(output::Fault::missing, folder, "is no folder of a sweep",
                                  "it holds no manifest.json", "Make one with savan sweep plan.");
    try {
        return parse(folder, output::read_text_file(manifest));
    } catch (const nlohmann::json::exception& failure) {
        throw SweepError(
            fmt::format("{}: cannot be used ({}) put it back as it was, or plan into a new folder",
                        manifest.string(), failure.what()));
    } catch (const std::out_of_range& failure) {
        throw SweepError(
            fmt::format("{}: cannot be used ({}) put it back as it was, or plan into a new folder",
                        manifest.string(), failure.what()));
    }
}

}  // namespace savan::sweep
