#pragma once
/// What a calibration has learned from its stages so far, and what it does next. Knows nothing of files or of
/// simulation: it gives points of the unit cube and is given the targets' values at them.
///
/// Waves of history matching come first. In each, an emulator of every fitted target is fitted to the wave's
/// points and to those earlier ones that no earlier wave rejects; the next points are spread over what no
/// wave rejects. Then come generations of ABC-SMC, whose proposals keep to the same region. What chance does
/// is estimated once, from replicates of the first wave's points, over all of them together, and is taken to
/// be the same everywhere.

#include <map>

#include "analysis/calibration/abc_smc.hpp"
#include "analysis/calibration/history_matching.hpp"
#include "analysis/calibration/stage.hpp"

namespace savan::calibration {

/// Points for seeing what chance does when points have one replicate: the first ones of the first wave, each
/// under so many replicates.
constexpr std::size_t chance_points = 5;
constexpr std::uint32_t chance_replicates = 8;

struct GenerationSummary {
    std::size_t points = 0;               ///< simulated
    double tolerance = 0, effective = 0;  ///< of the population after it
};

/// A weighted sample of the posterior with the targets' values at its points.
struct Posterior {
    std::vector<Point> places;
    std::vector<double> weights;  ///< sum 1
    std::vector<double> distances;
    std::vector<std::vector<double>> values;  ///< [point][target], all targets
    std::vector<std::vector<double>> checks;  ///< [member][target of the checks]
    double tolerance = 0, effective = 0;      ///< 1 when the sample is one of the posterior; sample size
    std::vector<std::size_t> members;         ///< of the ensemble, equally likely: positions in the above
};

class Course {
public:
    explicit Course(const CalibrationPlan& plan);

    /// The next stage; nothing when all is done.
    std::optional<StageName> next() const;
    /// Points of the next stage, always the same for the same results so far. Throws sweep::SweepError when
    /// every point is rejected.
    std::vector<Point> places() const;
    std::uint32_t replicates() const;
    /// Runs of all stages after this one, at most.
    std::uint64_t runs_after(const StageName& stage) const;

    /// Results of the next stage; those of a wave take some seconds. What they say, in words. Throws
    /// sweep::SweepError when they are of no use.
    std::string take(const StageName& stage, const std::vector<Point>& places, const StageResults& results);

    /// Digest over all runs, 16 hexadecimal digits.
    std::string digest() const { return output::digest_of_sweep(runs_); }
    std::size_t runs() const noexcept { return runs_.size(); }
    /// Standard deviation of every target between replicates of one point.
    std::vector<double> chance_sd() const;
    /// Positions of the fitted targets.
    const std::vector<std::size_t>& fitted() const noexcept { return fitted_; }

    /// Learned so far.
    const std::vector<Wave>& waves() const noexcept { return waves_; }
    const std::vector<GenerationSummary>& generations() const noexcept { return summaries_; }
    /// Whether the sample is one of the posterior and large enough; else next() only ends with the stages.
    bool is_settled() const { return settled(population_, plan_.sizes.members); }
    /// Once next() is nothing.
    Posterior posterior() const;

private:
    struct Taken {
        std::vector<Point> places;
        std::vector<std::vector<double>> means;
    };

    std::vector<double> fitted_of(const std::vector<double>& values) const;
    bool is_admissible(const Point& point) const { return admissible(waves_, observed_, point); }
    std::string learn_wave();
    std::string take_generation(const Taken& taken);
    /// Whether ABC-SMC is at its end.
    bool is_sampled() const { return summaries_.size() == plan_.sizes.generations || is_settled(); }
    /// Different members of the ensemble, each once.
    std::vector<Point> members() const;
    std::vector<Point> first_generation() const;

    const CalibrationPlan& plan_;
    std::vector<StageName> stages_;
    std::vector<std::size_t> fitted_;
    std::size_t done_ = 0;                 ///< stages
    std::vector<Taken> simulated_;         ///< in waves
    std::vector<double> chance_variance_;  ///< of one replicate, of all targets
    std::vector<Observed> observed_;       ///< fitted figures, with chance
    std::vector<Wave> waves_;
    Population population_;
    std::map<Point, std::vector<double>> values_;  ///< of all targets, at all points of generations
    std::map<Point, std::vector<double>> checks_;  ///< at members
    std::vector<GenerationSummary> summaries_;
    std::vector<output::SweepRun> runs_;
};

}  // namespace savan::calibration
