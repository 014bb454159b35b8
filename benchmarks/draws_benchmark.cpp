// What one month's luck costs, for the shipped population.
#include <benchmark/benchmark.h>

#include "sim/model/population.hpp"
#include "sim/scenario/load.hpp"
#include "sim/state/luck.hpp"

namespace {

using namespace savan;

void draw_the_month(benchmark::State& state) {
    const Scenario scenario = scenario::load(SAVAN_SCENARIOS "/no-programme.toml").scenario;
    const Draws draws{{2005, 0}};
    const Roster roster = population::build(scenario.setting, scenario.parameters, draws, Month{-120}, Month{168});
    MonthLuck luck;
    int month = 24;
    std::int64_t people = 0;
    for (auto _ : state) {
        luck.draw_month(roster, draws, Month{month ^= 4}, serial(), 16);  // another season each time
        benchmark::DoNotOptimize(luck.top(word_intention).data());
    }
    for (PersonIndex i = 0; i < roster.people(); ++i) people += roster.entry(i) <= Month{24} && roster.exit[i] > 24;
    state.counters["people"] = static_cast<double>(people);
    state.counters["person_months/s"] =
        benchmark::Counter(static_cast<double>(people * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(draw_the_month)->Unit(benchmark::kMillisecond);

}  // namespace
