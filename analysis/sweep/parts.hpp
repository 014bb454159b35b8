#pragma once
/// Parts of a sweep: what they should hold, and what they do.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/sweep/plan.hpp"
#include "sim/measures/tallies.hpp"
#include "sim/output/sweep_file.hpp"

namespace savan::sweep {

enum class PartState {
    absent,
    begun,    ///< sound, with some of its runs
    whole,    ///< sound, with all of its runs
    damaged,  ///< some byte is not what was written: it has to be run again
    foreign,  ///< of another plan, or simulated by another version of the program
};

struct Part {
    std::uint64_t number = 0;
    PartState state = PartState::absent;
    std::uint64_t runs = 0;              ///< that it holds
    std::vector<output::SweepRun> held;  ///< them, unless only the state was asked for
    std::string version, git_revision;   ///< that simulated it
    std::string trouble;                 ///< why it is damaged or foreign, "FILE: .."
};

/// Reads a part and checks it against its seal, its digest and the plan. A part whose program was not
/// `version` and `git_revision` is foreign; empty: of whatever program. Throws output::OutputError when it is
/// there and cannot be read.
Part read_part(const Plan& plan, std::uint64_t number, std::string_view version,
               std::string_view git_revision, bool with_runs);

/// What files of this plan say of themselves; runs_expected is that of the whole sweep.
output::SweepDescription description_of(const Plan& plan);

/// What is kept of one run, as parts hold it: its outcomes, or the values of the plan's targets. `scenarios`
/// are those of the plan at the run's point, and `tallies` what they gave.
output::SweepRun observe(const Plan& plan, std::uint64_t run, const std::vector<Scenario>& scenarios,
                         const std::vector<Tallies>& tallies);

/// Values of the plan's targets in a run that was kept.
std::vector<double> target_values(const Plan& plan, const output::SweepRun& run);

}  // namespace savan::sweep
