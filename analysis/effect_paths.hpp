#pragma once
/// By which way an effect comes to people: directly, by peers, by village norms, or by both together. What
/// each way is, and how the parts are found, stands in sim/measures/spillover.hpp.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"
#include "sim/measures/pairing.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

struct PathRow {
    Paired variable;
    std::string_view key;  ///< of the outcome that is split
    double factor;         ///< from counts to the outcome's unit
};
std::span<const PathRow> path_table();

/// One outcome of one run: by way, in the outcome's unit.
using PathSums = std::array<double, effect_paths>;
/// By path_table().
std::vector<PathSums> path_sums(const Pairing& pairing, Period period);

struct SplitEffect {
    std::array<Estimate, effect_paths> parts;
    Estimate whole;  ///< scenario minus no programme: in every replicate the sum of the parts
};

/// `runs[replicate]` of one scenario.
std::vector<SplitEffect> split_effects(std::span<const std::vector<PathSums>> runs);

/// [scenario][row of path_table()]; empty when the run did not split. Throws output::OutputError.
std::vector<std::vector<SplitEffect>> split_effects(const output::Results& results, Period period);

std::vector<std::string> split_notes();

}  // namespace savan::analysis
