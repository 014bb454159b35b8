#include "sim/app/sweep_folder.hpp"

#include <fmt/format.h>

#include "sim/app/console.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/output/provenance.hpp"

namespace savan::app {

namespace {

/// Who planned, for what is said of a plan that cannot be followed.
struct Planner {
    const std::string &folder, &version, &git_revision;
};

Scenario planned_scenario(const Planner& planner, const sweep::PlannedScenario& planned) {
    const auto refuse = [&](const std::string& why) -> Failure {
        return {ExitCode::verification,
                fmt::format("{}: scenario {} is not what was planned ({}) use savan {} ({}), or plan anew "
                            "into another folder",
                            planner.folder, planned.name, why, planner.version, planner.git_revision)};
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

std::vector<Scenario> planned_scenarios(const std::string& folder,
                                        const std::vector<sweep::PlannedScenario>& planned,
                                        const std::string& version, const std::string& git_revision) {
    std::vector<Scenario> scenarios;
    for (const sweep::PlannedScenario& one : planned)
        scenarios.push_back(planned_scenario({folder, version, git_revision}, one));
    return scenarios;
}

OpenedSweep open_sweep(const std::string& folder) {
    OpenedSweep opened{sweep::read_plan(folder), {}};
    opened.scenarios =
        planned_scenarios(folder, opened.plan.scenarios, opened.plan.version, opened.plan.git_revision);
    return opened;
}

}  // namespace savan::app
