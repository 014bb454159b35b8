#include "analysis/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "analysis/quantile.hpp"

namespace savan::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// An arm in which one outcome takes these values, one a replicate, and all others are 0.
Observations::Arm arm(std::string name, std::string_view key, const std::vector<double>& values) {
    Observations::Arm made{std::move(name), "", {}};
    for (const double value : values) {
        std::vector<double> run(outcome_table().size(), 0);
        run[outcome_index(key)] = value;
        made.runs.push_back(std::move(run));
    }
    return made;
}

Compared compared(const Comparison& comparison, std::size_t arm, std::string_view key) {
    return comparison.arms[arm].outcomes[outcome_index(key)];
}

TEST(Compare, LevelDifferenceBandAndShareOfAToy) {
    const Comparison comparison =
        compare({.period = {0, 167},
                 .complete = true,
                 .arms = {arm("no-programme", "exploited", {100, 200, 300, 400, 500}),
                          arm("as-was", "exploited", {90, 205, 300, 380, 490})}},
                0);
    const Compared exploited = compared(comparison, 1, "exploited");
    EXPECT_DOUBLE_EQ(exploited.level, 293);
    EXPECT_DOUBLE_EQ(exploited.difference, -7);    // of -10, 5, 0, -20, -10
    EXPECT_DOUBLE_EQ(exploited.low, -18);          // h = 0.2 from -20 to -10
    EXPECT_DOUBLE_EQ(exploited.high, 4);           // h = 3.8 from 0 to 5
    EXPECT_DOUBLE_EQ(exploited.share_worse, 0.2);  // a tie is not worse
    EXPECT_EQ(exploited.pairs, 5u);
    EXPECT_EQ(comparison.replicates, 5u);
}

TEST(Compare, TheBaselineDiffersFromItselfByNothing) {
    const Comparison comparison =
        compare({.period = {0, 11}, .complete = true, .arms = {arm("a", "dropouts", {3, 9})}}, 0);
    const Compared dropouts = compared(comparison, 0, "dropouts");
    EXPECT_EQ(dropouts.level, 6);
    EXPECT_EQ(dropouts.difference, 0);
    EXPECT_EQ(dropouts.low, 0);
    EXPECT_EQ(dropouts.high, 0);
    EXPECT_EQ(dropouts.share_worse, 0);
}

// Luck moves both arms by hundreds, the scenario by exactly one: the band must show the scenario.
TEST(Compare, BandComesFromPairedDifferencesNotFromQuantilesOfLevels) {
    const std::vector<double> luck{100, 900, 500, 300, 700};
    std::vector<double> treated = luck;
    for (double& value : treated) value -= 1;
    const Comparison comparison =
        compare({.period = {0, 11},
                 .complete = true,
                 .arms = {arm("base", "unsafe_departures", luck), arm("arm", "unsafe_departures", treated)}},
                0);
    const Compared unsafe = compared(comparison, 1, "unsafe_departures");
    EXPECT_DOUBLE_EQ(unsafe.low, -1);
    EXPECT_DOUBLE_EQ(unsafe.high, -1);
    const double of_quantiles = quantile(treated, band_high) - quantile(luck, band_low);
    EXPECT_GT(std::abs(of_quantiles - unsafe.high), 700);
}

// Two half-years whose luck cancels: the yearly sum never varies, while the halves' quantiles do. The
// runs are made of months, so that the sum over the period is taken before any quantile.
TEST(Compare, BandIsOfWholePeriodSumsNotASumOfMonthlyQuantiles) {
    Observations observations{
        .period = {0, 1}, .complete = true, .arms = {{"base", "", {}}, {"arm", "", {}}}};
    std::vector<double> first_month, second_month;
    for (int replicate = 0; replicate < 5; ++replicate) {
        Tallies base(2, 1, 0), treated(2, 1, 0);
        treated.month(Measure::dropouts, 0)[0] = 10 * replicate;
        treated.month(Measure::dropouts, 1)[0] = 40 - 10 * replicate;
        first_month.push_back(10 * replicate);
        second_month.push_back(40 - 10 * replicate);
        observations.arms[0].runs.push_back(outcomes(base, observations.period));
        observations.arms[1].runs.push_back(outcomes(treated, observations.period));
    }
    const Compared dropouts = compared(compare(observations, 0), 1, "dropouts");
    EXPECT_DOUBLE_EQ(dropouts.low, 40);
    EXPECT_DOUBLE_EQ(dropouts.high, 40);
    EXPECT_DOUBLE_EQ(quantile(first_month, band_low) + quantile(second_month, band_low), 4);
    EXPECT_DOUBLE_EQ(quantile(first_month, band_high) + quantile(second_month, band_high), 76);
}

TEST(Compare, WorseIsLessForSchoolIncomeAndRemittances) {
    for (const std::string_view key : {"school_years", "income_per_head", "remittances"}) {
        const Comparison comparison =
            compare({.period = {0, 11},
                     .complete = true,
                     .arms = {arm("base", key, {10, 10, 10, 10}), arm("arm", key, {9, 9, 9, 12})}},
                    0);
        EXPECT_DOUBLE_EQ(compared(comparison, 1, key).share_worse, 0.75) << key;
    }
}

TEST(Compare, WorseIsMoreForHarms) {
    for (const std::string_view key : {"unsafe_departures", "exploited", "trafficked", "exploitation_months",
                                       "dropouts", "departures_irregular_minors"}) {
        const Comparison comparison =
            compare({.period = {0, 11},
                     .complete = true,
                     .arms = {arm("base", key, {10, 10, 10, 10}), arm("arm", key, {9, 9, 9, 12})}},
                    0);
        EXPECT_DOUBLE_EQ(compared(comparison, 1, key).share_worse, 0.25) << key;
    }
}

TEST(Compare, DeparturesAbroadCostAndReachHaveNoDirection) {
    for (const std::string_view key : {"departures", "departures_legal", "departures_broker", "abroad_end",
                                       "abroad_2003", "aware", "cost", "reach_ratio"}) {
        const Comparison comparison = compare({.period = {0, 11},
                                               .complete = true,
                                               .arms = {arm("base", key, {1, 2}), arm("arm", key, {3, 4})}},
                                              0);
        EXPECT_TRUE(std::isnan(compared(comparison, 1, key).share_worse)) << key;
        EXPECT_EQ(compared(comparison, 1, key).difference, 2) << key;
    }
}

TEST(Compare, UndefinedRunsAreLeftOutAndCounted) {
    const Comparison comparison = compare(
        {.period = {0, 11},
         .complete = true,
         .arms = {arm("base", "reach_ratio", {none, none, 1}), arm("arm", "reach_ratio", {0.5, none, 0.7}),
                  arm("other", "reach_ratio", {none, none, none})}},
        0);
    EXPECT_DOUBLE_EQ(compared(comparison, 1, "reach_ratio").level, 0.6);
    EXPECT_EQ(compared(comparison, 1, "reach_ratio").pairs, 1u);
    EXPECT_DOUBLE_EQ(compared(comparison, 1, "reach_ratio").difference, -0.3);
    EXPECT_TRUE(std::isnan(compared(comparison, 2, "reach_ratio").level));
    EXPECT_TRUE(std::isnan(compared(comparison, 2, "reach_ratio").difference));
}

TEST(Compare, EveryScenarioIsComparedWhicheverIsTheBaseline) {
    const Observations observations{.period = {0, 11},
                                    .complete = false,
                                    .arms = {arm("a", "dropouts", {1}), arm("b", "dropouts", {2}),
                                             arm("c", "dropouts", {4}), arm("d", "dropouts", {8})}};
    const Comparison comparison = compare(observations, 2);
    ASSERT_EQ(comparison.arms.size(), 4u);
    const double differences[] = {-3, -2, 0, 4};
    for (std::size_t index = 0; index < 4; ++index) {
        EXPECT_EQ(comparison.arms[index].name, observations.arms[index].name);
        EXPECT_EQ(compared(comparison, index, "dropouts").difference, differences[index]);
    }
    EXPECT_FALSE(comparison.complete);
    EXPECT_THROW(compare(observations, 4), std::out_of_range);
}

}  // namespace
}  // namespace savan::analysis
