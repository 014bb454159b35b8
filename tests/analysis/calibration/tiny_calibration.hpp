#pragma once
/// A calibration of tiny worlds in a folder of its own: two parameters, two targets to fit and one to check.

#include "analysis/calibration/calibration_plan.hpp"
#include "tests/analysis/sweep/tiny_sweep.hpp"

namespace savan::calibration {

using output::sample::bytes_of;
using output::sample::TemporaryFolder;
using output::sample::write_bytes;
using sweep::tiny_scenarios;
using sweep::words_of;

inline scenario::Target tiny_target(const char* id, const char* observable, double value, double sd) {
    scenario::Target target;
    target.id = id;
    target.observable = observable;
    target.scenario = "none";
    target.first = 6, target.last = 17;
    target.value = value;
    target.sampling_sd = sd;
    target.discrepancy_sd = sd;
    target.source = "source-of-" + target.id;
    target.status = "read";
    target.known_year = 2003;
    target.meaning = "for a test";
    return target;
}

inline CalibrationPlan tiny_calibration(const std::filesystem::path& folder) {
    CalibrationPlan plan;
    plan.folder = folder;
    plan.version = output::build().version;
    plan.git_revision = output::build().git_revision;
    plan.created = "2026-01-01T00:00:00Z";
    plan.sizes = {.points = 12, .waves = 2, .population = 20, .generations = 3, .members = 15};
    plan.months = 18;
    for (const Scenario& scenario : tiny_scenarios())
        plan.scenarios.push_back({scenario.name, "text of " + scenario.name, "resolved"});
    plan.targets_text = "# targets\n";
    plan.targets = {tiny_target("first", "TODO", 0.1, 0.05), tiny_target("second", "TODO", 0.5, 0.1),
                    tiny_target("third", "TODO", 0.5, 0.1)};
    plan.targets[2].fit = false;
    plan.factors = {sweep::uniform_factor("intention.base", 0, 2),
                    sweep::uniform_factor("economy.farm_income", 20, 40)};
    return plan;
}

}  // namespace savan::calibration
