#include "analysis/calibration/course.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/sweep/sampling.hpp"
#include "analysis/sweep/sweep_error.hpp"

namespace savan::calibration {

using sweep::SweepError;
using Kind = StageName::Kind;

namespace {

/// Where more of the cube is kept, points uniform over it are found by trying.
constexpr double easily_met = 1e-3;

std::vector<Point> latin_hypercube(std::size_t count, std::size_t dimensions, std::uint32_t seed) {
    const sweep::UnitDesign design = sweep::latin_hypercube(count, dimensions, seed);
    std::vector<Point> points(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < dimensions; ++j) points[i].push_back(design.at(i, j));
    return points;
}

}  // namespace

Course::Course(const CalibrationPlan& plan) : plan_(plan), stages_(stages_of(plan)) {
    for (std::size_t t = 0; t < plan.fitting.targets.size(); ++t)
        if (plan.is_fitted(plan.fitting.targets[t])) fitted_.push_back(t);
}

std::optional<StageName> Course::next() const {
    if (done_ == stages_.size()) return std::nullopt;
    if (stages_[done_].kind != Kind::generation || !is_sampled()) return stages_[done_];
    if (stages_.back().kind == Kind::checks) return stages_.back();
    return std::nullopt;
}

std::uint32_t Course::replicates() const {
    return next()->kind == Kind::chance ? chance_replicates : plan_.sizes.replicates;
}

std::uint64_t Course::runs_after(const StageName& stage) const {
    std::uint64_t runs = 0;
    for (auto later = std::ranges::find(stages_, stage) + 1; later < stages_.end(); ++later)
        switch (later->kind) {
            case Kind::wave:
                runs += std::uint64_t{plan_.sizes.points} * plan_.sizes.replicates;
                break;
            case Kind::chance:
                runs += std::uint64_t{chance_points} * chance_replicates;
                break;
            case Kind::generation:
                runs += std::uint64_t{plan_.sizes.population} * plan_.sizes.replicates;
                break;
            case Kind::checks:
                runs += std::uint64_t{plan_.sizes.members} * plan_.sizes.replicates;
        }
    return runs;
}

std::vector<Point> Course::places() const {
    const auto [kind, number] = *next();
    std::vector<Point> points;
    if (kind == Kind::checks) {
        points = members();
    } else if (kind == Kind::wave && number == 1) {
        points = latin_hypercube(plan_.sizes.points, plan_.factors.size(), plan_.seed);
    } else if (kind == Kind::chance) {
        points = simulated_.front().places;
        points.resize(std::min(points.size(), chance_points));
    } else if (kind == Kind::wave) {
        points = next_points(waves_, observed_, plan_.sizes.points, plan_.seed);
    } else if (number == 1) {
        points = first_generation();
    } else {
        points = propose(population_, number, plan_.sizes.population, plan_.seed,
                         [this](const Point& point) { return is_admissible(point); });
    }
    if (points.empty())
        throw SweepError(fmt::format(
            "{}: no point is left for {} (at every one some target is missed by more than {} standard "
            "deviations) see which targets contradict the model or each other, and give those a wider error "
            "or "
            "the parameters wider priors",
            plan_.folder.string(), next()->words(plan_.sizes), cut));
    return points;
}

std::vector<Point> Course::first_generation() const {
    const std::size_t count = plan_.sizes.population;
    if (waves_.back().kept_share >= easily_met)
        return propose_first(plan_.factors.size(), count, plan_.seed,
                             [this](const Point& point) { return is_admissible(point); });
    return survivors(waves_, observed_, count, plan_.seed).points;
}

std::string Course::take(const StageName& stage, const std::vector<Point>& places,
                         const StageResults& results) {
    for (const output::SweepRun& run : results.digests) runs_.push_back(run);
    Taken taken{places, results.means()};
    if (stage.kind == Kind::generation) return take_generation(taken);
    if (stage.kind == Kind::checks) {
        for (std::size_t i = 0; i < places.size(); ++i) checks_[places[i]] = taken.means[i];
        done_ = stages_.size();
        return fmt::format("{}: done", stage.words(plan_.sizes));
    }
    ++done_;
    if (stage.kind == Kind::wave) simulated_.push_back(std::move(taken));
    const bool shows_chance = stage.kind == Kind::chance || (stage.number == 1 && results.replicates > 1);
    if (shows_chance) chance_variance_ = results.chance_variance();
    return chance_variance_.empty() ? fmt::format("{}: done", stage.words(plan_.sizes)) : learn_wave();
}

/// The last wave that was simulated.
std::string Course::learn_wave() {
    Simulated simulated;
    for (const Taken& wave : simulated_)
        for (std::size_t i = 0; i < wave.places.size(); ++i)
            if (&wave == &simulated_.back() || is_admissible(wave.places[i])) {
                simulated.points.push_back(wave.places[i]);
                simulated.mean.push_back(fitted_of(wave.means[i]));
            }
    std::vector<double> chance = fitted_of(chance_variance_);
    for (double& variance : chance) variance /= plan_.sizes.replicates;
    simulated.variance.assign(simulated.points.size(), chance);
    if (waves_.empty()) {
        std::vector<Observed> published;
        for (const std::size_t t : fitted_) {
            const scenario::Target& target = plan_.fitting.targets[t];
            published.push_back({target.value, target.sampling_sd * target.sampling_sd +
                                                   target.discrepancy_sd * target.discrepancy_sd});
        }
        observed_ = with_chance(std::move(published), simulated, plan_.sizes.replicates);
    }
    try {
        waves_.push_back(learn(waves_, simulated, observed_, plan_.seed));
    } catch (const std::invalid_argument& failure) {
        throw SweepError(fmt::format("{}: nothing can be learned from wave {} ({}) plan with more --points",
                                     plan_.folder.string(), simulated_.size(), failure.what()));
    }
    double least = std::numeric_limits<double>::infinity();
    for (const auto& values : simulated.mean) least = std::min(least, distance(values, observed_));
    return fmt::format(
        "{}: {:.3g} % of the space of parameters is left; the nearest point misses by {:.2f} standard "
        "deviations",
        StageName{Kind::wave, waves_.size()}.words(plan_.sizes), 100 * waves_.back().kept_share, least);
}

std::string Course::take_generation(const Taken& taken) {
    std::vector<double> distances;
    for (std::size_t i = 0; i < taken.places.size(); ++i) {
        distances.push_back(distance(fitted_of(taken.means[i]), observed_));
        values_[taken.places[i]] = taken.means[i];
    }
    const std::string words = stages_[done_++].words(plan_.sizes);
    try {
        population_ = accept(population_, taken.places, distances, fitted_.size());
    } catch (const std::invalid_argument& failure) {
        throw SweepError(
            fmt::format("{}: nothing can be learned from {} ({}) see which targets are not defined",
                        plan_.folder.string(), words, failure.what()));
    }
    summaries_.push_back({taken.places.size(), population_.tolerance, effective_size(population_)});
    return fmt::format("{}: tolerance {:.2f}, worth {:.0f} independent points", words, population_.tolerance,
                       summaries_.back().effective);
}

std::vector<double> Course::fitted_of(const std::vector<double>& values) const {
    std::vector<double> chosen;
    for (const std::size_t t : fitted_) chosen.push_back(values[t]);
    return chosen;
}

std::vector<double> Course::chance_sd() const {
    std::vector<double> sd;
    for (const double variance : chance_variance_) sd.push_back(std::sqrt(variance));
    return sd;
}

std::vector<Point> Course::members() const {
    std::vector<std::size_t> chosen = resample(population_, plan_.sizes.members, plan_.seed);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    std::vector<Point> points;
    for (const std::size_t point : chosen) points.push_back(population_.points[point]);
    return points;
}

Posterior Course::posterior() const {
    Posterior made{population_.points,
                   population_.weights,
                   population_.distances,
                   {},
                   {},
                   population_.tolerance,
                   effective_size(population_),
                   resample(population_, plan_.sizes.members, plan_.seed)};
    for (const Point& point : made.places) made.values.push_back(values_.at(point));
    if (!checks_.empty())
        for (const std::size_t member : made.members) made.checks.push_back(checks_.at(made.places[member]));
    return made;
}

}  // namespace savan::calibration
