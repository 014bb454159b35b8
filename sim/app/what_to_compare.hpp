#pragma once
/// Options that name what is compared: the baseline and the years. Both end the command with Failure when
/// the results file does not have them.

#include <string>

#include "analysis/outcomes.hpp"
#include "analysis/sensitivity/assumed_share.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::app {

/// Position of the scenario of that name.
std::size_t find_baseline(const output::Results& results, const std::string& name);

/// "2006-2010" or "2006" as months of a run that is `months` long; the whole run for an empty text.
analysis::Period period_of(const std::string& years, int months);

/// What the file of savan sensitivity says of these results; nothing if `file` is empty. Throws Failure if it
/// takes differences from another baseline, and what sensitivity::read_study throws.
sensitivity::AssumedShares assumed_shares(const std::string& file, const output::Results& results,
                                          std::size_t baseline, analysis::Period period);

}  // namespace savan::app
