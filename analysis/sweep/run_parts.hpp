#pragma once
/// Runs the parts of a sweep that are missing. Doing it again does nothing more; several processes may work
/// on one folder.

#include <atomic>
#include <chrono>
#include <functional>

#include "analysis/sweep/parts.hpp"

namespace savan::sweep {

/// Shard i of n takes parts i - 1, i - 1 + n, ...
struct Shard {
    std::uint32_t number = 1, count = 1;
};
std::vector<std::uint64_t> parts_of(const Plan& plan, Shard shard);

struct RunOptions {
    int threads = 0;  ///< 0: all cores
    /// A part that is not whole yet is saved when so much time has passed, so that little is lost when the
    /// machine fails. Each save replaces the last.
    std::chrono::seconds between_saves{60};
};

struct RunReport {
    std::uint64_t runs = 0;                  ///< simulated and kept
    std::uint64_t found = 0;                 ///< that were there already
    std::uint64_t left = 0;                  ///< not run: stopped, or in the hands of others
    std::vector<std::uint64_t> with_others;  ///< parts that others are writing
    bool locks_work = true;
};

/// What the caller is told on the way.
struct RunWatch {
    /// Before the first run with done = 0, then after each: how many of those to do are done.
    std::function<void(std::uint64_t done, std::uint64_t all)> progress;
    std::function<void(const std::string& warning)> warn;
    /// A temporary file that is being written; it takes its final name soon.
    std::function<void(const std::filesystem::path&)> writing;
};

/// Simulates what is missing of the given parts (ascending). `scenarios` are those of the plan, in its order.
/// When `stop` becomes true, runs in hand are finished and kept. Throws output::OutputError and SweepError;
/// parts that were written stay.
RunReport run_parts(const Plan& plan, const std::vector<Scenario>& scenarios,
                    const std::vector<std::uint64_t>& parts, const RunOptions& options,
                    const std::atomic<bool>& stop, const RunWatch& watch);

}  // namespace savan::sweep
