#pragma once
/// From a results file to the outcomes of every run in it.

#include "analysis/compare.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

/// Outcomes of all scenarios and replicates. The period must lie within the file's months.
/// Throws output::OutputError.
Observations observe(const output::Results& results, Period period);

/// The same of outcomes that were taken already, as [scenario][replicate][outcome].
Observations observe(const output::Results& results, Period period,
                     std::vector<std::vector<std::vector<double>>> runs);

}  // namespace savan::analysis
