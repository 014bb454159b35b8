// A whole run of the full model: population, warm-up, risk lists, every process, every count.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <atomic>

#include "sim/model/population.hpp"
#include "sim/run/experiment.hpp"
#include "sim/scenario/load.hpp"

namespace {

using namespace savan;

/// Of the process so far.
double peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

/// The program itself, before any run.
const double bytes_at_start = peak_bytes();

/// Everybody who lives in the run at some time, entrants of later years included.
double people_of(const Scenario& scenario, std::uint32_t replicate) {
    const Draws draws{{2005, replicate}};
    const int warm_up = static_cast<int>(scenario.parameters.warm_up_months);
    return static_cast<double>(population::build(scenario.setting, scenario.parameters, draws, Month{-warm_up},
                                                 Month{scenario.months}).people());
}

void run_scenarios(benchmark::State& state, const std::vector<const char*>& names, bool share) {
    std::vector<Scenario> scenarios;
    for (const char* name : names)
        scenarios.push_back(scenario::load(std::string(SAVAN_SCENARIOS "/") + name + ".toml").scenario);
    run::Options options;
    options.replicates = 1;
    options.threads = static_cast<int>(state.range(0));
    options.share = share;
    const std::atomic<bool> stop{false};
    run::Effort effort;
    for (auto _ : state) {
        run::run(scenarios, options, [](run::Replicate&&) {}, stop, &effort);
        ++options.first_replicate;
    }
    const double peak = peak_bytes() - bytes_at_start;
    const double people = people_of(scenarios.front(), 0);
    state.counters["simulated/s"] =
        benchmark::Counter(static_cast<double>(effort.person_months), benchmark::Counter::kIsRate);
    state.counters["asked/s"] =
        benchmark::Counter(static_cast<double>(effort.person_months_asked), benchmark::Counter::kIsRate);
    state.counters["people"] = people;
    state.counters["peak_bytes/person"] = peak / people;
}

void no_programme(benchmark::State& state) { run_scenarios(state, {"no-programme"}, true); }
BENCHMARK(no_programme)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void as_was(benchmark::State& state) { run_scenarios(state, {"no-programme", "as-was"}, true); }
BENCHMARK(as_was)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

const std::vector<const char*> shipped = {
    "no-programme", "as-was", "continued", "materials", "linked-groups", "team-skill", "reach-high-risk",
    "near-dropout", "youth-groups", "staff", "ministry-links", "data-system", "all-recommendations", "same-budget",
    "mou-facilitation", "cash"};

void shipped_set(benchmark::State& state) { run_scenarios(state, shipped, true); }
BENCHMARK(shipped_set)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void shipped_set_unshared(benchmark::State& state) { run_scenarios(state, shipped, false); }
BENCHMARK(shipped_set_unshared)->Arg(1)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
