#pragma once
/// The plan of a calibration of tiny worlds: two parameters, two targets to fit and one to check.

#include "analysis/calibration/calibration_plan.hpp"
#include "tests/analysis/sweep/tiny_sweep.hpp"

namespace savan::calibration {

using output::sample::bytes_of;
using output::sample::TemporaryFolder;
using output::sample::write_bytes;
using sweep::words_of;

inline scenario::Target tiny_target(const char* id, const char* observable, double value, double sd) {
    scenario::Target target;
    target.id = id;
    target.observable = observable;
    target.scenario = "none";
    target.first = 6, target.last = 17;
    target.value = value;
    target.sampling_sd = target.discrepancy_sd = sd;
    target.source = "a row";
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
    plan.sizes = {.points = 20, .waves = 2, .population = 100, .generations = 6, .members = 50};
    plan.targets_text = "# targets\n";
    plan.fitting.months = plan.checks.months = 18;
    for (const Scenario& scenario : sweep::tiny_scenarios()) {
        plan.fitting.scenarios.push_back({scenario.name, "text of " + scenario.name, "resolved"});
        plan.checks.scenarios.push_back({scenario.name, "text of " + scenario.name, "resolved"});
    }
    plan.fitting.targets = {tiny_target("first", "departure_rate", 0.7, 0.05),
                            tiny_target("second", "considering_share", 0.4, 0.05)};
    plan.checks.targets = {tiny_target("effect", "departure_rate", 0, 0.1)};
    plan.checks.targets[0].scenario = "cash";
    plan.checks.targets[0].baseline = "none";
    plan.factors = {sweep::uniform_factor("intention.base", 0, 2),
                    sweep::uniform_factor("economy.farm_income", 20, 40)};
    return plan;
}

}  // namespace savan::calibration
