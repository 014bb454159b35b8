#pragma once
/// Runs of scenarios made in code, and what may differ between two of them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sim/run/experiment.hpp"
#include "tests/support/tiny_world.hpp"

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

/// Every kind at once from month `first` on, with staff, lists, limits, budgets and roll-out dates.
inline std::vector<Intervention> everything(int first, int last) {
    std::vector<Intervention> all;
    for (const KindRow& row : kind_table()) {
        Intervention what =
            monthly(row.kind, std::string(row.name), first + static_cast<int>(all.size()) % 5, last);
        what.every_months = 1 + static_cast<int>(all.size()) % 3;
        what.coverage_fraction = 0.3 + 0.04 * static_cast<double>(all.size());
        if (row.unit == DoseUnit::person) what.who.list = static_cast<ListSource>(all.size() % 4);
        all.push_back(std::move(what));
    }
    const auto of = [&](Kind kind) -> Intervention& { return all[static_cast<std::size_t>(kind)]; };
    of(Kind::after_class).who.school = SchoolFilter::near_dropout;
    of(Kind::after_class).who.list = ListSource::none;
    of(Kind::stipend).doses_per_person_limit = 5;
    of(Kind::cash).budget_usd = 4000;
    of(Kind::cash).cumulative_coverage_fraction = 0.3;
    of(Kind::cash).who.list = ListSource::none;
    of(Kind::survey).quantity_per_delivery = 1;
    of(Kind::income_group).effects = {8, 1, 1};
    of(Kind::mou_facilitation).who.list = ListSource::none;
    of(Kind::peer_messengers).who.list = ListSource::none;
    of(Kind::awareness_event).district_start = {Month{first}, Month{first + 7}};
    of(Kind::training).village_fraction = 0.6;
    of(Kind::staff).effects = {3, 1, 0};
    return all;
}

inline Scenario named(Scenario scenario, std::string name, std::vector<Intervention> interventions) {
    scenario.name = std::move(name);
    scenario.interventions = std::move(interventions);
    return scenario;
}

}  // namespace savan::support
