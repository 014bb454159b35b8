// Whole runs of the full model: population, warm-up, risk lists, every process, every count.
#include <benchmark/benchmark.h>

#include <atomic>
#include <map>
#include <thread>

#include "benchmarks/support/scenarios.hpp"
#include "sim/run/experiment.hpp"

namespace savan::benchmarks {
namespace {

run::Effort run_all(const std::vector<Scenario>& scenarios, const run::Options& options) {
    const std::atomic<bool> stop{false};
    run::Effort effort;
    run::run(
        scenarios, options, [](run::Replicate&&) {}, stop, &effort);
    return effort;
}

void tell(benchmark::State& state, const run::Effort& effort) {
    const auto rate = [&](std::int64_t of_one) {
        return benchmark::Counter(static_cast<double>(of_one) * static_cast<double>(state.iterations()),
                                  benchmark::Counter::kIsRate);
    };
    state.counters["simulated/s"] = rate(effort.person_months);
    state.counters["asked/s"] = rate(effort.person_months_asked);
}

void on_one_thread(benchmark::State& state, const std::vector<Scenario>& scenarios, bool share) {
    run::Effort effort;
    for (auto _ : state) effort = run_all(scenarios, {.replicates = 1, .threads = 1, .share = share});
    tell(state, effort);
}

void reduced(benchmark::State& state) {
    Scenario scenario = load("benchmarks/reduced.toml");
    resize(scenario, 100'000);
    on_one_thread(state, {scenario}, true);
}
BENCHMARK(reduced)->Unit(benchmark::kMillisecond);

void no_programme(benchmark::State& state) {
    on_one_thread(state, {load("scenarios/no-programme.toml")}, true);
}
BENCHMARK(no_programme)->Unit(benchmark::kMillisecond);

void as_was(benchmark::State& state) {
    on_one_thread(state, {load("scenarios/no-programme.toml"), load("scenarios/as-was.toml")}, true);
}
BENCHMARK(as_was)->Unit(benchmark::kMillisecond);

void shipped_set_shared(benchmark::State& state) { on_one_thread(state, shipped_set(), true); }
BENCHMARK(shipped_set_shared)->Unit(benchmark::kMillisecond);

void shipped_set_unshared(benchmark::State& state) { on_one_thread(state, shipped_set(), false); }
BENCHMARK(shipped_set_unshared)->Unit(benchmark::kMillisecond);

/// Cost of a person-month by size: short runs, so that ten million fit into minutes.
void people(benchmark::State& state) {
    Scenario scenario = load("scenarios/no-programme.toml");
    scenario.parameters.warm_up_months = 24;
    scenario.months = 12;
    resize(scenario, static_cast<double>(state.range(0)));
    on_one_thread(state, {scenario}, true);
}
BENCHMARK(people)
    ->RangeMultiplier(10)
    ->Range(10'000, 10'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// The same work on more threads; `efficiency` is t(1) / (threads t(threads)) of this process.
void on_threads(benchmark::State& state, std::uint32_t replicates) {
    static std::map<std::uint32_t, double> alone;
    const std::vector<Scenario> scenarios = {load("scenarios/no-programme.toml")};
    const int threads = static_cast<int>(state.range(0));
    run::Effort effort;
    double seconds = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        effort = run_all(scenarios, {.replicates = replicates, .threads = threads});
        const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        seconds += taken;
        state.SetIterationTime(taken);
    }
    seconds /= static_cast<double>(state.iterations());
    if (threads == 1) alone[replicates] = seconds;
    tell(state, effort);
    if (alone.contains(replicates)) state.counters["efficiency"] = alone[replicates] / (threads * seconds);
}

/// Replicates share nothing and go to threads whole.
void replicates_on_threads(benchmark::State& state) {
    on_threads(state, 2 * std::max(1u, std::thread::hardware_concurrency()));
}
/// One replicate, its villages divided among threads.
void villages_on_threads(benchmark::State& state) { on_threads(state, 1); }

void one_to_all(benchmark::internal::Benchmark* benchmark) {
    const int all = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    for (int threads = 1; threads < all; threads *= 2) benchmark->Arg(threads);
    benchmark->Arg(all)->Unit(benchmark::kMillisecond)->UseManualTime();
}
BENCHMARK(replicates_on_threads)->Apply(one_to_all);
BENCHMARK(villages_on_threads)->Apply(one_to_all);

}  // namespace
}  // namespace savan::benchmarks
