// The month of the full model without a programme, step by step: `month/<step>` times one step of whole
// months, `month/luck` the drawing of their luck, `month/whole` all of it, `month/risk` the risk lists beside
// it; processor time. Counter ns/person-month.
#include <benchmark/benchmark.h>

#include "benchmarks/month_steps.hpp"
#include "benchmarks/support/process.hpp"
#include "benchmarks/support/scenarios.hpp"
#include "sim/model/month.hpp"
#include "sim/model/risk.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan::benchmarks {
namespace {

using support::TinyWorld;

/// The shipped place after its warm-up.
const TinyWorld& after_warm_up() {
    static const TinyWorld world = [] {
        TinyWorld made(load("scenarios/no-programme.toml"));
        made.release_doses();
        made.live(-made.start.index);
        return made;
    }();
    return world;
}

/// Lives months; `timed(world)` returns the seconds of the month that count.
template <class Timed>
void months(benchmark::State& state, Timed&& timed) {
    TinyWorld tiny = after_warm_up();
    double people = 0, seconds = 0;
    for (auto _ : state) {
        if (tiny.now.index == tiny.scenario.months) tiny = after_warm_up();
        const double taken = timed(tiny);
        people += static_cast<double>(living(tiny.world));
        seconds += taken;
        state.SetIterationTime(taken);
        ++tiny.now;
    }
    state.counters["ns/person-month"] = seconds * 1e9 / people;
}

void luck(benchmark::State& state) {
    months(state, [](TinyWorld& tiny) {
        const double begin = cpu_seconds();
        tiny.draw();
        const double taken = cpu_seconds() - begin;
        advance_one_month(tiny.world, tiny.tallies, tiny.step());
        return taken;
    });
}

void one_step(benchmark::State& state, std::size_t wanted) {
    months(state, [&](TinyWorld& tiny) {
        tiny.begin_month();
        const Step step = tiny.step();
        double taken = 0;
        for (std::size_t k = 0; k < month_steps.size(); ++k) {
            const double begin = cpu_seconds();
            month_steps[k].take(tiny.world, step, tiny.tallies);
            if (k == wanted) taken = cpu_seconds() - begin;
        }
        return taken;
    });
}

/// The lists of baseline risk, which a run without a programme makes beside its months.
void risk_lists(benchmark::State& state) {
    risk::Recorder lists;
    months(state, [&](TinyWorld& tiny) {
        tiny.draw();
        const Step step = tiny.step();
        advance_one_month(tiny.world, tiny.tallies, step);
        const double begin = cpu_seconds();
        lists.observe(tiny.world, step);
        const double taken = cpu_seconds() - begin;
        lists.forget();
        return taken;
    });
}

void whole(benchmark::State& state) {
    months(state, [](TinyWorld& tiny) {
        const double begin = cpu_seconds();
        tiny.draw();
        advance_one_month(tiny.world, tiny.tallies, tiny.step());
        return cpu_seconds() - begin;
    });
}

// Twelve years, so that seasons weigh as they do in a run.
constexpr int timed_months = 144;

[[maybe_unused]] const bool registered = [] {
    const auto add = [](const std::string& name, auto&& function) {
        benchmark::RegisterBenchmark(("month/" + name).c_str(), function)
            ->UseManualTime()
            ->Iterations(timed_months)
            ->Unit(benchmark::kMicrosecond);
    };
    add("luck", luck);
    for (std::size_t k = 0; k < month_steps.size(); ++k)
        add(month_steps[k].name, [k](benchmark::State& state) { one_step(state, k); });
    add("whole", whole);
    add("risk", risk_lists);
    return true;
}();

}  // namespace
}  // namespace savan::benchmarks
