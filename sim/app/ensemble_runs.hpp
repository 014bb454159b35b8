#pragma once
/// Runs of scenarios under the members of an ensemble: which members, with which luck.

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/scenario_files.hpp"
#include "sim/output/description.hpp"
#include "sim/run/experiment.hpp"
#include "sim/scenario/ensemble.hpp"

namespace savan::app {

/// What the command line asks for.
struct EnsembleOption {
    std::string file;                      ///< empty: no ensemble; "true": posterior.csv beside the scenarios
    std::optional<std::uint32_t> members;  ///< all of the file unless given
    bool asked() const noexcept { return !file.empty(); }
};

/// Adds --ensemble and --members to a command.
void add_ensemble_options(CLI::App& command, EnsembleOption& option);

/// Runs of each member where the command line does not say.
constexpr std::uint32_t default_lucks = 5;

/// Reads the ensemble and chooses members, evenly spread over the file. Warns of parameters that a scenario
/// gives itself. Throws Failure (usage, input_output) and scenario::ScenarioError.
output::EnsembleInfo read_members(const EnsembleOption& option, const std::vector<ReadScenario>& scenarios,
                                  std::uint32_t lucks);

/// All scenarios under the parameters of one member, a position in the chosen ones.
std::vector<Scenario> scenarios_of(const std::vector<const scenario::Loaded*>& scenarios,
                                   const scenario::Ensemble& ensemble, const output::EnsembleInfo& chosen,
                                   std::size_t member);

/// The scenario with what a reader should be told of the ensemble's parameters: the median of the members,
/// and their range in place of the prior.
scenario::Loaded told_with(const scenario::Loaded& loaded, const output::EnsembleInfo& chosen,
                           const scenario::Ensemble& ensemble);

}  // namespace savan::app
