/// Spread is taken apart into what parameters and what luck do, on numbers whose parts are known.

#include "analysis/spread.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/base/draws.hpp"

namespace savan::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Runs of a model with normal effects of these variances: a member's, a luck's, and of the two together.
std::vector<double> toy(const Crossing& crossing, double parameters, double chance, double interaction,
                        std::uint32_t sample) {
    const Draws draws{{2005, sample}};
    const auto effect = [&](std::size_t member, std::size_t luck, double variance) {
        return std::sqrt(variance) * draws.normal({static_cast<std::uint32_t>(member), 0}, Purpose::resample,
                                                  Month{static_cast<int>(luck)});
    };
    std::vector<double> values;
    for (std::size_t member = 0; member < crossing.members; ++member)
        for (std::size_t luck = 0; luck < crossing.lucks; ++luck)
            values.push_back(-100 + effect(member, 1000, parameters) + effect(1000, luck, chance) +
                             effect(member, luck, interaction));
    return values;
}

TEST(Spread, OfFourRunsByHand) {
    // Means of members 2 and 8, of lucks 3 and 7, of all 5; what is left is 1 in each run. Mean squares:
    // members 36, lucks 16, rest 4. So members (36 - 4) / 2, lucks (16 - 4) / 2.
    const std::vector<double> values{1, 3, 5, 11};
    const Spread spread = spread_of(values, {2, 2});
    EXPECT_DOUBLE_EQ(spread.parameters, 16);
    EXPECT_DOUBLE_EQ(spread.chance, 6);
    EXPECT_DOUBLE_EQ(spread.interaction, 4);
    EXPECT_DOUBLE_EQ(spread.parameter_share.value, 16.0 / 26);
    EXPECT_EQ(spread.members, 2u);
}

TEST(Spread, LuckAloneIsChance) {
    const std::vector<double> values{1, 5, 9, 1, 5, 9, 1, 5, 9, 1, 5, 9};
    const Spread spread = spread_of(values, {4, 3});
    EXPECT_DOUBLE_EQ(spread.chance, 16);
    EXPECT_DOUBLE_EQ(spread.parameter_share.value, 0);
}

TEST(Spread, ParametersAloneAreAllOfIt) {
    const std::vector<double> values{1, 1, 5, 5, 9, 9};
    const Spread spread = spread_of(values, {3, 2});
    EXPECT_DOUBLE_EQ(spread.parameters, 16);
    EXPECT_DOUBLE_EQ(spread.parameter_share.value, 1);
}

TEST(Spread, LuckThatOnlyTurnsSomeMembersIsChanceToo) {
    // What parameters do on average over luck is nothing: the estimate of it lies below zero.
    const std::vector<double> values{-1, 1, 1, -1};
    const Spread spread = spread_of(values, {2, 2});
    EXPECT_DOUBLE_EQ(spread.interaction, 4);
    EXPECT_DOUBLE_EQ(spread.parameters, -2);
    EXPECT_DOUBLE_EQ(spread.parameter_share.value, 0);
}

TEST(Spread, WhatDoesNotVaryHasNoShare) {
    const std::vector<double> values(6, 38.0 / 3);
    EXPECT_TRUE(std::isnan(spread_of(values, {3, 2}).parameter_share.value));
}

TEST(Spread, MembersWithoutAllTheirRunsAreLeftOut) {
    const std::vector<double> whole{1, 3, 5, 11}, stopped{1, 3, 5, 11, 70},
        undefined{none, 50, 1, 3, 70, none, 5, 11};
    const Spread expected = spread_of(whole, {2, 2});
    for (const Spread& spread : {spread_of(stopped, {9, 2}), spread_of(undefined, {4, 2})}) {
        EXPECT_EQ(spread.members, 2u);
        EXPECT_EQ(spread.parameters, expected.parameters);
        EXPECT_EQ(spread.parameter_share.low, expected.parameter_share.low);
    }
}

TEST(Spread, NeedsTwoMembersAndTwoLucks) {
    const std::vector<double> values{1, 2, 3, 4};
    EXPECT_TRUE(std::isnan(spread_of(values, {4, 1}).parameter_share.value));
    EXPECT_TRUE(std::isnan(spread_of(values, {1, 4}).parameters));
    EXPECT_TRUE(std::isnan(spread_of({}, {}).parameters));
}

TEST(Spread, EstimatesAreUnbiased) {
    constexpr Crossing crossing{12, 4};
    constexpr int samples = 400;
    double sums[3] = {}, squares[3] = {};
    for (int sample = 0; sample < samples; ++sample) {
        const auto values = toy(crossing, 4, 1, 2.25, static_cast<std::uint32_t>(sample));
        const Spread spread = spread_of(values, crossing);
        const double parts[3] = {spread.parameters, spread.chance, spread.interaction};
        for (int k = 0; k < 3; ++k) sums[k] += parts[k], squares[k] += parts[k] * parts[k];
    }
    const double expected[3] = {4, 1, 2.25};
    for (int k = 0; k < 3; ++k) {
        const double average = sums[k] / samples;
        const double error = std::sqrt((squares[k] / samples - average * average) / samples);
        EXPECT_NEAR(average, expected[k], 3 * error) << k;
    }
}

TEST(Spread, BandsHoldTheShareInAboutNineOfTen) {
    constexpr Crossing crossing{60, 6};
    int held = 0;
    constexpr int samples = 100;
    for (int sample = 0; sample < samples; ++sample) {
        const Spread spread =
            spread_of(toy(crossing, 4, 0.5, 3.5, static_cast<std::uint32_t>(sample)), crossing);
        held += spread.parameter_share.low <= 0.5 && 0.5 <= spread.parameter_share.high;
    }
    EXPECT_GE(held, 80);
    EXPECT_LE(held, 99);
}

}  // namespace
}  // namespace savan::analysis
