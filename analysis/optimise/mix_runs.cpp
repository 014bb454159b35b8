#include "analysis/optimise/mix_runs.hpp"

#include <algorithm>

#include "sim/run/experiment.hpp"
#include "sim/run/ordered.hpp"

namespace savan::optimise {

namespace {

/// Worlds that are simulated side by side: more would share more, and take more memory.
constexpr std::size_t mixes_at_once = 8;

Scenario in_run(Scenario scenario, const RunKey& run) {
    for (const auto& [row, value] : run.values) {
        scenario.parameters.*parameter_table()[row].member = value;
        std::erase_if(scenario.uncertain, [&](const auto& drawn) { return drawn.first == row; });
    }
    return scenario;
}

MixRun observe(const Mix& mix, std::size_t offers, const Tallies& run, const std::vector<double>& baseline,
               analysis::Period period) {
    MixRun made{analysis::outcomes(run, period), std::vector<double>(offers), 0};
    for (std::size_t k = 0; k < baseline.size(); ++k) made.change[k] -= baseline[k];
    std::vector<Cents> costs(offers);
    Cents untouched = 0;
    const auto cells = run.all(Measure::cost);  // month, district, intervention
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const auto& offer = mix.offer_of[cell % mix.offer_of.size()];
        (offer ? costs[*offer] : untouched) += cells[cell];
    }
    for (std::size_t k = 0; k < offers; ++k) made.costs[k] = static_cast<double>(costs[k]) / 100;
    made.untouched_cost = static_cast<double>(untouched) / 100;
    return made;
}

}  // namespace

std::vector<std::vector<MixRun>> run_mixes(const std::vector<Mix>& mixes, std::size_t offers,
                                           const std::vector<RunKey>& runs, const RunOptions& options,
                                           const std::atomic<bool>& stop,
                                           const std::function<void(std::size_t)>& done) {
    const std::size_t groups = (mixes.size() + mixes_at_once - 1) / mixes_at_once;
    const std::size_t jobs = groups * runs.size();
    std::vector<std::vector<MixRun>> made(mixes.size(), std::vector<MixRun>(runs.size()));
    const int threads = options.threads > 0 ? options.threads : run::all_threads();
    const auto executor = run::block_executor(jobs < static_cast<std::size_t>(threads) ? threads : 1);
    const auto make = [&](std::uint32_t job) -> run::Delivery {
        const std::size_t r = job / groups, first = job % groups * mixes.size() / groups,
                          end = (job % groups + 1) * mixes.size() / groups;
        Scenario none = in_run(mixes.front().scenario, runs[r]);
        none.interventions.clear();
        std::vector<Scenario> scenarios = {std::move(none)};
        for (std::size_t k = first; k < end; ++k) scenarios.push_back(in_run(mixes[k].scenario, runs[r]));
        run::Options how;
        how.seed = options.seed;
        run::Effort effort;
        const auto tallies = run::run_one(scenarios, how, runs[r].replicate, *executor, effort).tallies;
        const auto baseline = analysis::outcomes(tallies.front(), options.period);
        // Every job writes elements of its own.
        for (std::size_t k = first; k < end; ++k)
            made[k][r] = observe(mixes[k], offers, tallies[k - first + 1], baseline, options.period);
        return [&done, count = end - first] { done(count); };
    };
    if (run::make_in_order(static_cast<std::uint32_t>(jobs), threads, stop, make) < jobs) return {};
    return made;
}

}  // namespace savan::optimise
