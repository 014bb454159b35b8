#pragma once
/// What came of a replicate: each scenario's run from the worlds in which it was lived.

#include <vector>

#include "sim/run/branch.hpp"
#include "sim/run/replicate.hpp"

namespace savan::run {

/// What each scenario's run was, and everybody's life in it beside that in the baseline; `deciles` are those after the last list.
std::vector<Run> runs_of(const std::vector<const Scenario*>& scenarios, const Branch& trunk, const std::vector<Branch>& branches,
                         const Roster& roster, const ListedDeciles& deciles, const Options& options);

}  // namespace savan::run
