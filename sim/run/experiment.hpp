#pragma once
/// Replicates of a set of scenarios, paired person by person, in parallel.

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/base/blocks.hpp"
#include "sim/measures/pairing.hpp"
#include "sim/measures/tallies.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::run {

struct Options {
    std::uint32_t seed = 2005;
    std::uint32_t first_replicate = 0;
    std::uint32_t replicates = 20;
    int threads = 0;                      ///< 0: all cores
    std::size_t villages_per_block = 16;  ///< any value gives the same results
    bool share = true;  ///< simulate once what scenarios have in common: months, and villages that no programme reaches
    /// Whether everybody's life is paired with that in the baseline; without it pairings are empty and the counts
    /// are the same.
    bool pair = true;
    /// Scenario that everybody's life is paired with, which must share its world with all others; empty: the
    /// run without a programme.
    std::string ledger_baseline = {};
    PairedParts parts = {};  ///< what is paired beside the ledger, always with no programme, if `pair`; takes its time
};

/// All scenarios of one replicate, in the order they were given.
struct Replicate {
    std::uint32_t number = 0;
    std::vector<Tallies> tallies;
    std::vector<Pairing> pairings;  ///< of each scenario with the ledger's baseline; empty ones unless asked for
};

/// Where the time of a run went, for benchmarks; person-months that were simulated, shared ones once.
struct Effort {
    std::int64_t person_months = 0;        ///< simulated
    std::int64_t person_months_asked = 0;  ///< that the scenarios would need one by one
};

/// All scenarios under one replicate; blocks of villages go to the executor.
Replicate run_one(const std::vector<Scenario>& scenarios, const Options& options, std::uint32_t number,
                  const Executor& executor, Effort& effort);

/// What one run is of, when runs differ in more than their luck.
struct Job {
    std::vector<Scenario> scenarios;
    std::uint32_t luck = 0;  ///< number that draws are keyed by, in place of the replicate's
};

/// Simulates every scenario under every replicate. `take` receives whole replicates in ascending
/// order, one call at a time. When `stop` becomes true, replicates in hand are finished and no
/// further one is begun; the number of replicates handed to `take` is returned.
/// Exceptions of `take` end the run and are rethrown.
std::uint32_t run(const std::vector<Scenario>& scenarios, const Options& options,
                  const std::function<void(Replicate&&)>& take, const std::atomic<bool>& stop,
                  Effort* effort = nullptr);

/// The same with `job(k)` for the k-th of `options.replicates` runs; `take` receives it as replicate
/// first_replicate + k. `job` is called from any thread.
std::uint32_t run(const std::function<Job(std::uint32_t)>& job, const Options& options,
                  const std::function<void(Replicate&&)>& take, const std::atomic<bool>& stop,
                  Effort* effort = nullptr);

}  // namespace savan::run
