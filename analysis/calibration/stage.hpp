#pragma once
/// One stage of a calibration: points that are run as a sweep in a folder of their own.
///
///     wave-1/manifest.json, design.csv, ..    the sweep, whose runs keep the targets' values
///     wave-1/places.csv                       the points' places in the unit cube, exactly
///
/// A place is the quantile of the parameter's prior. design.csv cannot give it back, since values are rounded
/// and clipped.

#include <optional>

#include "analysis/calibration/calibration_plan.hpp"
#include "analysis/calibration/history_matching.hpp"
#include "sim/output/sweep_file.hpp"

namespace savan::calibration {

struct StageName {
    /// Waves of history matching; a few points under many replicates, to see what chance does; generations of
    /// ABC-SMC; members of the posterior where they are only checked.
    enum class Kind { wave, chance, generation, checks } kind = Kind::wave;
    std::size_t number = 1;  ///< counted from 1

    std::string folder() const;                   ///< "wave-1", "chance", "generation-2", "members"
    std::string words(const Sizes& sizes) const;  ///< "wave 1 of 3"
    friend bool operator==(const StageName&, const StageName&) = default;
};

/// All stages that there may be, in their order. ABC-SMC may end before its last generation. What chance does
/// is asked apart when points have only one replicate.
std::vector<StageName> stages_of(const CalibrationPlan& plan);

/// What is looked at in a stage.
const Observation& observed_in(const CalibrationPlan& plan, StageName name);

struct Stage {
    StageName name;
    sweep::Plan sweep;
    std::vector<Point> places;  ///< of its points, in the unit cube
};

/// Writes the folder of a stage, whole or not at all. Throws output::OutputError.
Stage write_stage(const CalibrationPlan& plan, StageName name, std::vector<Point> places,
                  std::uint32_t replicates);

/// The stage as it stands in its folder; nothing if it was not written yet. Throws output::OutputError, and
/// sweep::SweepError when it is not what this calibration would run.
std::optional<Stage> read_stage(const CalibrationPlan& plan, StageName name);

/// What the runs of a whole stage gave.
struct StageResults {
    /// Of every run, C order (point, replicate), the values of the targets; NaN where one is not defined.
    std::vector<std::vector<double>> runs;
    std::vector<output::SweepRun> digests;  ///< of every run, without its outcomes
    std::size_t replicates = 1;

    /// Means over replicates, as [point][target]; NaN where one of them is not defined.
    std::vector<std::vector<double>> means() const;
    /// Variance of each target between replicates of one point, over all points with defined values.
    std::vector<double> chance_variance() const;
};

/// Nothing while a part is missing, begun or damaged. Throws output::OutputError, sweep::SweepError.
std::optional<StageResults> results_of(const Stage& stage);

}  // namespace savan::calibration
