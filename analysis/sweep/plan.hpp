#pragma once
/// What a sweep is to do, as it stands in its folder:
///
///     manifest.json           everything below, with SHA-256 of the inputs; written last
///     design.csv              one line for each point
///     scenarios/NAME.txt      all files that a scenario is made of, verbatim
///     parts/part-00000.h5     what has been run: runs_per_part runs in each part, fewer in the last
///     lock                    whose bytes are locked by those who write a part
///
/// The folder is all that is needed to run the sweep, on whatever machine. A run is one point under one
/// replicate, with all scenarios; run r is point r / replicates, replicate r % replicates. Draws are keyed by
/// (seed, replicate), so all points share their luck.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/sweep/design.hpp"
#include "sim/scenario/targets.hpp"

namespace savan::sweep {

struct PlannedScenario {
    std::string name;
    std::string text;             ///< all files it is made of
    std::string resolved_sha256;  ///< of what they resolve to
};

struct Plan {
    std::filesystem::path folder;
    std::string version, git_revision;  ///< of the program that planned
    std::string created;                ///< UTC, ISO 8601
    std::uint32_t seed = 2005;          ///< of the simulation
    std::uint32_t replicates = 1;       ///< of each point, counted from 0; 1 if the replicate is a factor
    int months = 0;
    std::vector<PlannedScenario> scenarios;
    Design design;
    std::uint64_t runs_per_part = 256;
    /// What is kept of a run instead of its outcomes, for a stage of a calibration; `scenario` and `baseline`
    /// are names of `scenarios`. In files each has its place in its own scenario and is NaN in all others.
    std::vector<scenario::Target> targets;

    std::string manifest;  ///< text of manifest.json, once written

    std::uint64_t runs() const noexcept { return std::uint64_t{design.points.rows} * replicates; }
    std::uint64_t parts() const noexcept { return (runs() + runs_per_part - 1) / runs_per_part; }
    /// Runs of a part; the last one may have fewer.
    std::uint64_t runs_of(std::uint64_t part) const noexcept;

    /// Row of the design and number of the replicate of a run.
    std::size_t point_of(std::uint64_t run) const noexcept { return run / replicates; }
    std::uint32_t replicate_of(std::uint64_t run) const noexcept;

    std::filesystem::path part_file(std::uint64_t part) const;
    std::filesystem::path lock_file() const { return folder / "lock"; }
};

/// So many that small sweeps still spread over a hundred cores, and never more than 256.
std::uint64_t default_runs_per_part(std::uint64_t runs) noexcept;

/// Writes the folder and fills in `manifest`. A folder that holds a plan already is refused. Throws
/// output::OutputError.
void write_plan(Plan& plan);

/// Reads a folder and checks that its files are those that were planned. Throws output::OutputError,
/// SweepError, scenario::ScenarioError.
Plan read_plan(const std::filesystem::path& folder);

}  // namespace savan::sweep
