#pragma once
/// What a calibration has learned from its stages so far, and what it does next. Knows nothing of files or of
/// simulation: it gives points of the unit cube and is given the targets' values at them.
///
/// Waves of history matching come first. In each, an emulator of every fitted target is fitted to the wave's
/// points and to those earlier ones that are still not ruled out; the next points are spread over what no wave
/// rules out. Then come generations of ABC-SMC, whose proposals keep to the same region. The variance against
/// which a miss is held is that of the observation, of the model's discrepancy and of chance, the last for the
/// mean over a point's replicates; emulators add their own.

#include <memory>

#include "analysis/calibration/abc_smc.hpp"
#include "analysis/calibration/history_matching.hpp"
#include "analysis/calibration/stage.hpp"

namespace savan::calibration {

/// Points for seeing what chance does when points have one replicate: the first ones of the first wave, each
/// under so many replicates.
constexpr std::size_t chance_points = 5;
constexpr std::uint32_t chance_replicates = 8;

/// How good an emulator is, by leaving out each of its points in turn.
struct EmulatorQuality {
    double explained = 0;   ///< share of the variance between points that prediction explains; may be negative
    double spread = 0;      ///< root mean square of misses over predicted standard deviations: 1 when honest
    double beyond_3 = 0;    ///< share of points that are missed by more than three of those
};

struct WaveSummary {
    std::size_t points = 0;
    std::size_t used = 0;      ///< points that the emulators were fitted to
    double kept_share = 0;     ///< of the prior that no wave up to this rules out
    double least_distance = 0; ///< of its points
    std::vector<EmulatorQuality> emulators;  ///< of fitted targets
};

struct GenerationSummary {
    std::size_t points = 0, accepted = 0;
    double tolerance = 0, effective = 0;
};

/// A weighted sample of the posterior with the targets' values at its points.
struct Posterior {
    std::vector<Point> places;
    std::vector<double> weights;              ///< sum 1
    std::vector<double> distances;
    std::vector<std::vector<double>> values;  ///< [point][target], all targets
    double effective = 0;                     ///< sample size: 1 / sum of squares of weights
    std::vector<std::size_t> members;         ///< of the ensemble, equally likely: positions in the above
};

class Course {
public:
    explicit Course(const CalibrationPlan& plan);

    /// The next stage; nothing when all is done.
    std::optional<StageName> next() const;
    /// Points of the next stage, always the same for the same results so far. May fit emulators, which takes
    /// seconds. Throws sweep::SweepError when every point is ruled out.
    std::vector<Point> places();
    std::uint32_t replicates() const;
    /// Runs of all stages after this one, at most.
    std::uint64_t runs_after(const StageName& stage) const;

    /// Results of the next stage. What they say, in words.
    std::string take(const StageName& stage, const std::vector<Point>& places, const StageResults& results);

    /// Digest over all runs, 16 hexadecimal digits.
    std::string digest() const { return output::digest_of_sweep(runs_); }
    std::size_t runs() const noexcept { return runs_.size(); }
    /// Standard deviation of every target between replicates of one point.
    std::vector<double> chance_sd() const;
    /// Positions of the fitted targets.
    const std::vector<std::size_t>& fitted() const noexcept { return fitted_; }

    // Once next() is nothing:
    std::vector<WaveSummary> waves();
    const std::vector<GenerationSummary>& generations() const noexcept { return summaries_; }
    Posterior posterior() const;

private:
    struct Taken {
        std::vector<Point> places;
        std::vector<std::vector<double>> means;
    };

    std::vector<Observed> observed() const;
    double distance_at(const std::vector<double>& means) const;
    const std::vector<Wave>& fitted_waves();
    std::string take_generation(const Taken& taken);

    const CalibrationPlan& plan_;
    std::vector<StageName> stages_;
    std::vector<std::size_t> fitted_;
    std::vector<Taken> waves_;
    std::vector<double> chance_variance_;  ///< of one replicate
    std::vector<Wave> waves_fitted_;       ///< of the first waves_; the rest when asked for
    Population population_;
    std::vector<GenerationSummary> summaries_;
    bool settled_ = false;
    std::vector<output::SweepRun> runs_;
};

}  // namespace savan::calibration
