#pragma once
/// A sweep of tiny worlds in a folder of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/sweep/merge.hpp"
#include "analysis/sweep/run_parts.hpp"
#include "sim/output/provenance.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan::sweep {

using output::sample::bytes_of;
using output::sample::TemporaryFolder;
using output::sample::write_bytes;

inline std::vector<Scenario> tiny_scenarios() {
    Scenario none = support::tiny_scenario(2, 120, 18), cash = none;
    none.name = "none", cash.name = "cash";
    cash.interventions = {support::monthly(Kind::cash, "cash", 3, 17)};
    cash.interventions[0].coverage_fraction = 0.5;
    return {none, cash};
}

inline Factor uniform_factor(const char* name, double low, double high) {
    return {name, find_parameter(name), priors::uniform(low, high), {}, 0};
}

/// Writes the plan of a Latin hypercube of two factors and reads it back.
inline Plan tiny_plan(const std::filesystem::path& folder, std::size_t points, std::uint32_t replicates,
                      std::uint64_t runs_per_part) {
    Plan plan;
    plan.folder = folder;
    plan.version = output::build().version;
    plan.git_revision = output::build().git_revision;
    plan.created = "2026-01-01T00:00:00Z";
    plan.replicates = replicates;
    plan.months = 18;
    for (const Scenario& scenario : tiny_scenarios())
        plan.scenarios.push_back({scenario.name, "text of " + scenario.name, "resolved"});
    plan.design =
        make_design({.kind = DesignKind::latin_hypercube, .count = points},
                    {uniform_factor("intention.base", 0, 2), uniform_factor("economy.farm_income", 20, 40)});
    plan.runs_per_part = runs_per_part;
    write_plan(plan);
    return read_plan(folder);
}

/// What running says, and a way to stop it.
struct Told {
    std::atomic<bool> stop{false};
    std::uint64_t stop_after = UINT64_MAX;  ///< runs
    std::vector<std::string> warnings;
    std::uint64_t all = 0;

    RunWatch watch() {
        return {[this](std::uint64_t done, std::uint64_t count) {
                    all = count;
                    if (done >= stop_after) stop = true;
                },
                [this](const std::string& warning) { warnings.push_back(warning); },
                [](const std::filesystem::path&) {}};
    }
};

inline RunReport run_all(const Plan& plan, Told& told, Shard shard = {},
                         RunOptions options = {.threads = 2}) {
    return run_parts(plan, tiny_scenarios(), parts_of(plan, shard), options, told.stop, told.watch());
}

inline RunReport run_all(const Plan& plan, Shard shard = {}, RunOptions options = {.threads = 2}) {
    Told told;
    return run_all(plan, told, shard, options);
}

inline Merged merge_all(const Plan& plan, const std::filesystem::path& file, MergeOptions options = {}) {
    return merge(plan, file, options, [](const std::filesystem::path&) {});
}

/// The words of what is thrown; empty if nothing is.
template <class Error, class Work>
std::string words_of(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace savan::sweep
