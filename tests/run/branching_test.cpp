/// When two scenarios first differ, and how counts follow interventions by id.

#include "sim/run/branching.hpp"

#include <gtest/gtest.h>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;
using run::first_difference, run::first_activity, run::never;

Intervention event(int start, int stop) { return monthly(Kind::awareness_event, "event", start, stop); }
Scenario with(std::vector<Intervention> interventions) {
    return named(tiny_scenario(1, 10, 48), "s", std::move(interventions));
}

TEST(Branching, EqualScenariosNeverDiffer) {
    EXPECT_EQ(first_difference(with({}), with({})), never);
    EXPECT_EQ(first_difference(with({event(5, 30)}), with({event(5, 30)})), never);
}

TEST(Branching, OneMoreInterventionDiffersFromItsStart) {
    EXPECT_EQ(first_difference(with({}), with({event(5, 30)})), 5);
    EXPECT_EQ(first_difference(with({event(5, 30)}), with({})), 5);
    EXPECT_EQ(first_difference(with({}), with({event(-3, 30)})), 0);
}

TEST(Branching, WhatNeverDeliversDoesNotCount) {
    Intervention uncovered = event(5, 30);
    uncovered.coverage_fraction = 0;
    EXPECT_EQ(first_difference(with({}), with({uncovered})), never);
    EXPECT_EQ(first_difference(with({}), with({event(48, 60)})), never);
    EXPECT_EQ(first_difference(with({event(48, 60)}), with({event(50, 60)})), never);
    EXPECT_EQ(first_activity(with({uncovered})), never);
    EXPECT_EQ(first_activity(with({uncovered, event(7, 9)})), 7);
}

TEST(Branching, AnotherStopDiffersAfterTheEarlierOne) {
    EXPECT_EQ(first_difference(with({event(5, 30)}), with({event(5, 20)})), 21);
    EXPECT_EQ(first_difference(with({event(5, 4)}), with({event(5, 20)})), 5) << "the first never delivers";
}

TEST(Branching, AnyOtherChangeDiffersFromTheEarlierStart) {
    Intervention stronger = event(9, 30);
    stronger.effects[0] = 0.9;
    EXPECT_EQ(first_difference(with({event(5, 30)}), with({stronger})), 5);
    EXPECT_EQ(first_difference(with({event(9, 30)}), with({stronger})), 9);
}

TEST(Branching, AnotherOrderIsAnotherScenario) {
    const Intervention cash = monthly(Kind::cash, "cash", 12, 30);
    EXPECT_EQ(first_difference(with({event(5, 30), cash}), with({cash, event(5, 30)})), 5);
    EXPECT_EQ(first_difference(with({event(5, 30), cash}), with({event(5, 30), cash})), never);
}

TEST(Branching, CountsFollowTheIntervention) {
    const Intervention cash = monthly(Kind::cash, "cash", 12, 30);
    const Scenario from = with({event(5, 30), cash});
    const Scenario to = with({monthly(Kind::stipend, "new", 20, 30), cash, event(5, 30)});
    Tallies counts(2, 2, 2);
    auto doses = counts.all(Measure::doses);  // month, district, intervention
    for (std::size_t k = 0; k < doses.size(); ++k) doses[k] = static_cast<std::int64_t>(k + 1);
    counts.all(Measure::abroad)[3] = 77;
    const Tallies carried = run::carry_over(counts, from, to);
    EXPECT_EQ(carried.interventions(), 3u);
    EXPECT_EQ(carried.all(Measure::abroad)[3], 77);
    const auto made = carried.all(Measure::doses);
    EXPECT_EQ(std::vector<std::int64_t>(made.begin(), made.end()),
              (std::vector<std::int64_t>{0, 2, 1, 0, 4, 3, 0, 6, 5, 0, 8, 7}));
}

}  // namespace
}  // namespace savan
