// What a sweep adds to its simulations: writing parts and merging them. The runs are made up; their shape is
// that of two scenarios over the whole horizon.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "analysis/sweep/merge.hpp"

namespace {

using namespace savan;

sweep::Plan plan_in(const std::filesystem::path& folder, std::size_t points) {
    std::filesystem::remove_all(folder);
    sweep::Plan plan;
    plan.folder = folder;
    plan.months = 168;
    plan.scenarios = {{"no-programme", "text", "resolved"}, {"as-was", "text", "resolved"}};
    scenario::Problems problems;
    plan.design =
        sweep::make_design({.kind = sweep::DesignKind::latin_hypercube, .count = points},
                           sweep::read_factors({"awareness.half_life", "intention.base"}, Scenario{}, problems));
    sweep::write_plan(plan);
    return plan;
}

void write_part(const sweep::Plan& plan, std::uint64_t number) {
    output::SweepDescription description = sweep::description_of(plan);
    description.part = static_cast<std::int64_t>(number);
    description.runs_expected = plan.runs_of(number);
    const std::size_t values =
        description.scenarios.size() * description.periods.size() * description.outcomes.size();
    output::SweepWriter writer(plan.part_file(number), description, description.runs_expected, true);
    const std::uint64_t first = number * plan.runs_per_part;
    for (std::uint64_t run = first; run < first + description.runs_expected; ++run) {
        output::SweepRun made{run,          static_cast<std::uint32_t>(run), 0,
                              {12.0, -1.5}, {run * 2, run * 2 + 1},          {}};
        for (std::size_t k = 0; k < values; ++k)
            made.outcomes.push_back(static_cast<double>((run * 7919 + k * 104729) % 65521));
        writer.add(made);
    }
    writer.finish();
}

const std::filesystem::path scratch = std::filesystem::temp_directory_path() / "savan-sweep-benchmark";

/// One part of 256 runs, to the disk.
void sweep_part(benchmark::State& state) {
    const sweep::Plan plan = plan_in(scratch, 256);
    for (auto _ : state) write_part(plan, 0);
    state.counters["bytes/run"] = static_cast<double>(std::filesystem::file_size(plan.part_file(0))) / 256;
    std::filesystem::remove_all(scratch);
}
BENCHMARK(sweep_part)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Checking and copying so many runs.
void sweep_merge(benchmark::State& state) {
    const auto runs = static_cast<std::size_t>(state.range(0));
    const sweep::Plan plan = plan_in(scratch, runs);
    for (std::uint64_t part = 0; part < plan.parts(); ++part) write_part(plan, part);
    for (auto _ : state)
        sweep::merge(plan, scratch / "sweep.h5", {.force = true}, [](const std::filesystem::path&) {});
    state.SetItemsProcessed(static_cast<std::int64_t>(runs) * state.iterations());
    std::filesystem::remove_all(scratch);
}
BENCHMARK(sweep_merge)->Arg(1024)->Arg(10240)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(2);

}  // namespace
