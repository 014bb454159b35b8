#include "sim/app/sweep_folder.hpp"

#include <fmt/format.h>

#include "sim/app/console.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/output/provenance.hpp"

namespace savan::app {

namespace {

Scenario planned_scenario(const sweep::Plan& plan, const sweep::PlannedScenario& planned) {
    const auto refuse = [&](const std::string& why) -> Failure {
        return {ExitCode::verification,
                fmt::format(
                    "{}: scenario {} is not what was planned ({}) use savan {} ({}), or plan the sweep anew "
                    "into another folder",
                    plan.folder.string(), planned.name, why, plan.version, plan.git_revision)};
    };
    const TemporaryFolder folder;
    const Unpacked unpacked = unpack(planned.text, folder.path());
    try {
        scenario::Loaded loaded = scenario::load(unpacked.file, unpacked.overrides);
        if (output::sha256(loaded.resolved) != planned.resolved_sha256)
            throw refuse(fmt::format("this is savan {} ({}), which resolves its text otherwise",
                                     output::build().version, output::build().git_revision));
        return std::move(loaded.scenario);
    } catch (const scenario::ScenarioError& error) {
        throw refuse(error.what());
    }
}

}  // namespace

OpenedSweep open_sweep(const std::string& folder) {
    OpenedSweep opened{sweep::read_plan(folder), {}};
    for (const sweep::PlannedScenario& planned : opened.plan.scenarios)
        opened.scenarios.push_back(planned_scenario(opened.plan, planned));
    return opened;
}

}  // namespace savan::app
