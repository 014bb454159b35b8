#pragma once
/// Runs a calibration from wherever it stands to its end. Several processes may work on one folder.

#include "analysis/calibration/stage.hpp"
#include "analysis/sweep/run_parts.hpp"

namespace savan::calibration {

struct CalibrationOptions {
    /// Which parts of a stage are run first. Whoever is through with its share helps with what nobody has in
    /// hand.
    sweep::Shard shard;
    sweep::RunOptions run;
    bool wait = false;  ///< for others who have the last parts of a stage in hand; else end
};

struct CalibrationWatch {
    /// A stage is begun, after which at most so many runs follow.
    std::function<void(const StageName& stage, std::uint64_t points, std::uint64_t runs, std::uint64_t later)>
        stage;
    /// The stage is whole; what it taught, in words.
    std::function<void(const std::string& words)> taught;
    std::function<void()> waiting;  ///< for others, until the next stage or `taught`
    sweep::RunWatch run;
};

struct CalibrationReport {
    enum class End {
        done,
        stopped,
        with_others,  ///< what is left of the stage is in the hands of others
    } end = End::done;
    StageName stage;         ///< the last one that was worked on
    std::uint64_t runs = 0;  ///< simulated and kept
    bool locks_work = true;
    /// At the end: how far the tolerance came down, how many independent points the sample is worth, and
    /// whether that is what was asked for.
    double tolerance = 0, effective = 0;
    bool settled = false;
};

/// Scenarios of the plan, in its order.
struct CalibrationScenarios {
    std::vector<Scenario> fitting, checks;
};

/// When `stop` becomes true, runs in hand are finished and
/// kept. At the end the posterior is written. Throws output::OutputError and sweep::SweepError; what was
/// written stays.
CalibrationReport run_calibration(const CalibrationPlan& plan, const CalibrationScenarios& scenarios,
                                  const CalibrationOptions& options, const std::atomic<bool>& stop,
                                  const CalibrationWatch& watch);

}  // namespace savan::calibration
