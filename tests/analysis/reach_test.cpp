#include "analysis/reach.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/toy_runs.hpp"

namespace savan::analysis {
namespace {

constexpr Period three_years{0, 35};

/// 100 in each tenth, half in either district, each January of three years; nobody reached.
Tallies listed() {
    Tallies run(36, 2, 0);
    for (const int january : {0, 12, 24})
        for (std::size_t decile = 0; decile < risk_deciles; ++decile)
            for (const std::size_t district : {0u, 1u})
                toy::by_risk(run, Measure::listed, january, decile, 50, district);
    return run;
}

TEST(ReachRun, LooksOnlyAtYearsInWhichAnybodyWasReached) {
    Tallies run = listed();
    toy::by_risk(run, Measure::reach, 14, 9, 30);
    toy::by_risk(run, Measure::reach, 23, 9, 10, 1);
    toy::by_risk(run, Measure::reach, 20, 0, 60);
    const ReachRun reached = reach_run(run, three_years);
    EXPECT_EQ(reached.years, 1);
    EXPECT_EQ(reached.listed[9], 100);
    EXPECT_EQ(reached.reached[9], 40);
    EXPECT_EQ(reached.reached[0], 60);
    EXPECT_EQ(reach_run(run, {0, 11}).years, 0);
}

// 40 of 100 in the top tenth, 100 of 1000 in all.
TEST(Reach, CoverageRatioAndWhoIsMissed) {
    Tallies run = listed();
    toy::by_risk(run, Measure::reach, 14, 9, 40);
    toy::by_risk(run, Measure::reach, 20, 0, 60);
    const ArmReach arm = reach({reach_run(run, three_years), reach_run(run, three_years)});
    EXPECT_EQ(arm.years, 1);
    EXPECT_DOUBLE_EQ(arm.coverage.mean, 0.1);
    EXPECT_DOUBLE_EQ(arm.by_decile[9].mean, 0.4);
    EXPECT_DOUBLE_EQ(arm.by_decile[0].high, 0.6);
    EXPECT_DOUBLE_EQ(arm.ratio.mean, 4);
    EXPECT_DOUBLE_EQ(arm.reached_per_year[9], 40);
    EXPECT_DOUBLE_EQ(arm.missed_per_year[9], 60);
    EXPECT_DOUBLE_EQ(arm.missed_per_year[5], 100);
    EXPECT_DOUBLE_EQ(arm.perfect_ratio, 10);
}

TEST(Reach, EveryoneAlikeIsARatioOfOne) {
    Tallies run = listed();
    for (std::size_t decile = 0; decile < risk_deciles; ++decile)
        toy::by_risk(run, Measure::reach, 1, decile, 25);
    EXPECT_DOUBLE_EQ(reach({reach_run(run, three_years)}).ratio.mean, 1);
}

TEST(Reach, OfNobodyIsNotDefined) {
    const ArmReach arm = reach({reach_run(listed(), three_years)});
    EXPECT_EQ(arm.years, 0);
    EXPECT_TRUE(std::isnan(arm.coverage.mean));
    EXPECT_TRUE(std::isnan(arm.ratio.mean));
    EXPECT_TRUE(std::isnan(arm.perfect_ratio));
}

TEST(Reach, TenthsWithFewReachedAreHiddenAndOneMore) {
    Tallies run = listed();
    toy::by_risk(run, Measure::reach, 1, 2, 3);
    toy::by_risk(run, Measure::reach, 1, 4, 20);
    toy::by_risk(run, Measure::reach, 1, 9, 40);
    const ArmReach arm = reach({reach_run(run, three_years)});
    for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
        EXPECT_EQ(arm.hidden[decile], decile == 2 || decile == 4) << decile;
        EXPECT_EQ(std::isnan(arm.by_decile[decile].mean), arm.hidden[decile]);
        EXPECT_EQ(std::isnan(arm.missed_per_year[decile]), arm.hidden[decile]);
    }
}

// Closed form of a list by risk itself: min(1, c / alpha) / c with alpha a tenth.
TEST(PerfectReachRatio, IsBoundedByCoverage) {
    EXPECT_DOUBLE_EQ(perfect_reach_ratio(0.02), 10);
    EXPECT_DOUBLE_EQ(perfect_reach_ratio(0.1), 10);
    EXPECT_DOUBLE_EQ(perfect_reach_ratio(0.4), 2.5);
    EXPECT_DOUBLE_EQ(perfect_reach_ratio(1), 1);
    EXPECT_TRUE(std::isnan(perfect_reach_ratio(0)));
}

}  // namespace
}  // namespace savan::analysis
