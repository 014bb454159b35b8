#pragma once
/// One pass over a results file.

#include <vector>

#include "sim/output/results_reader.hpp"

namespace savan::analysis {

/// `summary(run)` of every run, as [scenario][replicate]. Only one replicate's counts are in memory at a
/// time. Throws output::OutputError.
template <class Summary>
auto summarise(const output::Results& results, Summary summary) {
    std::vector<std::vector<decltype(summary(Tallies{}))>> runs(results.scenarios().size());
    for (std::size_t position = 0; position < results.replicates(); ++position) {
        const std::vector<Tallies> replicate = results.replicate(position);
        for (std::size_t scenario = 0; scenario < replicate.size(); ++scenario)
            runs[scenario].push_back(summary(replicate[scenario]));
    }
    return runs;
}

}  // namespace savan::analysis
