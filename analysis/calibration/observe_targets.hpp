#pragma once
/// The value of every target in a replicate.

#include <filesystem>
#include <span>
#include <vector>

#include "sim/measures/tallies.hpp"
#include "sim/parameters/scenario.hpp"
#include "sim/scenario/targets.hpp"

namespace savan::calibration {

/// A target file whose observables are those of observable_table(). Throws scenario::ScenarioError.
scenario::TargetFile read_targets(const std::filesystem::path& file);

/// Value of every target in one replicate, in their order. `scenarios` and `runs` are in the order of
/// `scenario_order`, which holds every file that a target names. A target with a baseline is the change from
/// the baseline's run to the scenario's under the same luck, absolute or relative as the target says. NaN
/// where it is not defined (a share of nobody, or a relative change from 0).
std::vector<double> observe(const std::vector<scenario::Target>& targets,
                            const std::vector<std::filesystem::path>& scenario_order,
                            std::span<const Scenario> scenarios, std::span<const Tallies> runs);

}  // namespace savan::calibration
