#pragma once
/// What the user of a results file chooses by name: the scenario to compare with, the years.

#include <string>

#include "analysis/outcomes.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::app {

/// Position of the scenario. Throws Failure (usage) when the file has none of that name.
std::size_t find_baseline(const output::Results& results, const std::string& name);

/// "2006-2010" or "2006" as months of a run of `months` months; the whole run for an empty text. Throws
/// Failure (usage).
analysis::Period period_of(const std::string& years, int months);

}  // namespace savan::app
