#pragma once
/// A sweep as a job array of the Slurm workload manager.

#include <cstdint>
#include <string>
#include <vector>

namespace savan::sweep {

struct SlurmJob {
    std::string program;  ///< of savan, absolute
    std::string folder;   ///< of the sweep, absolute
    std::uint32_t tasks = 1, threads = 1;
    std::string time;                   ///< limit of one task, as sbatch takes it; empty: the cluster's own
    std::string partition;              ///< empty: the cluster's own
    std::uint32_t seconds_ahead = 120;  ///< a task is told to stop so long before its limit
};

/// The text for sbatch. Each element of the array runs one shard; one that is told to stop before its time
/// limit keeps its runs and puts itself back into the queue.
std::string slurm_script(const SlurmJob& job);

/// Largest number of elements that an array may have here when they are counted from 1, from what `scontrol
/// show config` prints; 0 if it does not say.
std::uint32_t most_array_tasks(const std::string& cluster_configuration);

}  // namespace savan::sweep
