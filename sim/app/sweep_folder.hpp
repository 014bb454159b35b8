#pragma once
/// The folder of a sweep, as its commands find it.

#include <string>
#include <vector>

#include "analysis/sweep/plan.hpp"

namespace savan::app {

struct OpenedSweep {
    sweep::Plan plan;
    std::vector<Scenario> scenarios;  ///< in the order of the plan
};

/// Scenarios as a plan keeps them, which must resolve to what they were when it was made. `folder`, version
/// and revision are of the plan, for what is said if not. Throws Failure.
std::vector<Scenario> planned_scenarios(const std::string& folder,
                                        const std::vector<sweep::PlannedScenario>& planned,
                                        const std::string& version, const std::string& git_revision);

/// Reads the plan and the scenarios that it keeps, which must resolve to what they were when it was made.
/// Throws Failure, and what sweep::read_plan throws.
OpenedSweep open_sweep(const std::string& folder);

}  // namespace savan::app
