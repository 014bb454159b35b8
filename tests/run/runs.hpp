#pragma once
/// Runs of scenarios made in code, and what may differ between two of them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/run/experiment.hpp"
#include "tests/support/every_kind.hpp"

namespace savan::support {

/// All tallies of a run: [replicate][scenario].
inline std::vector<std::vector<Tallies>> run_all(const std::vector<Scenario>& scenarios,
                                                 run::Options options) {
    std::vector<std::vector<Tallies>> made;
    const std::atomic<bool> stop{false};
    const std::uint32_t taken = run::run(
        scenarios, options, [&](run::Replicate&& replicate) { made.push_back(std::move(replicate.tallies)); },
        stop);
    EXPECT_EQ(taken, options.replicates);
    return made;
}

/// All replicates of a run, whole.
inline std::vector<run::Replicate> replicates_of(const std::vector<Scenario>& scenarios,
                                                 run::Options options) {
    std::vector<run::Replicate> made;
    const std::atomic<bool> stop{false};
    run::run(
        scenarios, options, [&](run::Replicate&& replicate) { made.push_back(std::move(replicate)); }, stop);
    EXPECT_EQ(made.size(), options.replicates);
    return made;
}

inline std::vector<Tallies> run_once(const std::vector<Scenario>& scenarios, run::Options options = {}) {
    options.replicates = 1;
    return std::move(run_all(scenarios, options).front());
}

inline std::int64_t total(const Tallies& tallies, Measure measure) {
    std::int64_t sum = 0;
    for (const std::int64_t count : tallies.all(measure)) sum += count;
    return sum;
}

/// Sum over months and districts of one intervention's row.
inline std::int64_t total_of(const Tallies& tallies, Measure measure, std::size_t intervention) {
    std::int64_t sum = 0;
    const auto counts = tallies.all(measure);
    for (std::size_t k = intervention; k < counts.size(); k += tallies.interventions()) sum += counts[k];
    return sum;
}

/// Whether a measure says what a programme did, not what came of it.
inline bool about_delivery(Measure measure) {
    return measure == Measure::doses || measure == Measure::hours || measure == Measure::cost ||
           measure == Measure::reach;
}

/// Names of the measures over people and risk in which two runs differ.
inline std::vector<std::string> different_outcomes(const Tallies& a, const Tallies& b) {
    std::vector<std::string> names;
    for (const MeasureRow& row : measure_table())
        if (!about_delivery(row.measure) && !std::ranges::equal(a.all(row.measure), b.all(row.measure)))
            names.emplace_back(row.name);
    return names;
}

inline Scenario named(Scenario scenario, std::string name, std::vector<Intervention> interventions) {
    scenario.name = std::move(name);
    scenario.interventions = std::move(interventions);
    return scenario;
}

}  // namespace savan::support
