#pragma once
/// The scenario files that a command was given.

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "sim/scenario/load.hpp"

namespace savan::app {

/// A scenario with the file and the changes that made it.
struct ReadScenario {
    std::string file;
    scenario::Overrides overrides;  ///< those that concern it
    scenario::Loaded loaded;
};

/// Reads all files. A change of an intervention is made in those scenarios that have it. Prints every
/// problem of every file and throws a quiet Failure: invalid_scenario, or input_output when nothing but
/// the reading of named files failed.
std::vector<ReadScenario> load_all(const std::vector<std::string>& files,
                                   const scenario::Overrides& overrides);

/// Refuses scenarios that one results file cannot hold side by side: equal names, other horizons or
/// districts. Throws scenario::ScenarioError.
void check_side_by_side(const std::vector<ReadScenario>& scenarios);

/// Adds --set and --uncertain-effects to a command.
void add_changes(CLI::App& command, scenario::Overrides& overrides);

/// The same and --months.
void add_overrides(CLI::App& command, scenario::Overrides& overrides);

}  // namespace savan::app
