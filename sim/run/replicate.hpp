#pragma once
/// One replicate of scenarios that share a world: the no-programme run first, then all others side
/// by side, month by month, each branching off where it first differs.

#include "sim/base/blocks.hpp"
#include "sim/run/experiment.hpp"

namespace savan::run {

/// What a run of one scenario leaves.
struct Run {
    Tallies tallies;
    Pairing pairing;
};

/// Runs of `scenarios` (all of the same world), in their order.
std::vector<Run> simulate(const std::vector<const Scenario*>& scenarios, std::uint32_t seed,
                          std::uint32_t replicate, const Options& options, const Executor& executor,
                          Effort& effort);

}  // namespace savan::run
