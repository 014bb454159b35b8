#include "analysis/report/phrases.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

const OutcomeRow& outcome(const char* key) { return outcome_table()[outcome_index(key)]; }

}  // namespace

TEST(Phrases, FiguresHaveNarrowSpacesAndARealMinus) {
    EXPECT_EQ(figure(61234.5, 4, 1), "61\u202F230");
    EXPECT_EQ(figure(-98.04, 3, 1), "\u221298.0");
    EXPECT_EQ(figure(undefined, 3, 1), "–");
    EXPECT_EQ(signed_figure(12, 3, 1), "+12.0");
    EXPECT_EQ(signed_figure(0, 3, 1), "0");
}

TEST(Phrases, FewSimulationsAreCountedExactly) {
    EXPECT_EQ(simulations(0.75, 4).en, "3 of 4 simulations");
    EXPECT_EQ(simulations(0, 4).en, "none of 4 simulations");
    EXPECT_EQ(simulations(1, 4).en, "all 4 simulations");
    EXPECT_EQ(simulations_in_short(0.75, 4), "3/4");
}

TEST(Phrases, ManySimulationsAreCountedInTenthsAndNeverRoundedToAllOrNone) {
    EXPECT_EQ(simulations(0.88, 200).en, "9 of 10 simulations");
    EXPECT_EQ(simulations(0.01, 200).en, "fewer than 1 of 10 simulations");
    EXPECT_EQ(simulations(0.97, 200).en, "more than 9 of 10 simulations");
    EXPECT_EQ(simulations(1, 200).en, "all 200 simulations");
    EXPECT_EQ(simulations_in_short(0.01, 200), "< 1/10");
    EXPECT_EQ(simulations_in_short(0.97, 200), "> 9/10");
    EXPECT_EQ(simulations_in_short(0, 200), "0/200");
}

TEST(Phrases, NaturalFrequenciesChooseABaseWithAHandful) {
    EXPECT_EQ(natural_base(0.7), 10);
    EXPECT_EQ(natural_base(0.009), 1000);
    EXPECT_EQ(natural_base(0.00084), 10000);
}

// 550 of 61 000 are 9.02 of 1 000; the band 475 .. 613 is 7.8 .. 10.0.
TEST(Phrases, AChangeIsSaidAsNaturalFrequencies) {
    const Compared fewer{60450, -550, -613, -475, 0, 20};
    EXPECT_EQ(change_sentence(outcome("unsafe_departures"), fewer, 61000).en,
              "Unsafe departures: about 9 fewer in every 1\u202F000 (band: 8 to 10 fewer).");
    const Compared more{61550, 550, 475, 613, 1, 20};
    EXPECT_EQ(change_sentence(outcome("unsafe_departures"), more, 61000).en,
              "Unsafe departures: about 9 more in every 1\u202F000 (band: 8 to 10 more).");
}

TEST(Phrases, ABandThatContainsNoChangeIsNoEffect) {
    const Compared unclear{2550, -2, -30, 20, 0.4, 20};
    EXPECT_EQ(change_sentence(outcome("exploited"), unclear, 2552).en,
              "People exploited: no clear change; anything from 12 fewer to 8 more in every 1\u202F000.");
    EXPECT_EQ(change_sentence(outcome("exploited"), {2552, 0, 0, 0, 0, 20}, 2552).en,
              "People exploited: no change in any simulation.");
}

TEST(Phrases, MoneyIsLessAndHarmIsSaid) {
    const Compared less{51200000, -300000, -330000, -280000, 1, 20};
    EXPECT_EQ(change_sentence(outcome("remittances"), less, 51500000).en,
              "Money sent home: about 6 US$ less in every 1\u202F000 (band: 5 to 6 less).");
    EXPECT_EQ(harm_sentence(outcome("remittances"), less).en, "Worse in all 20 simulations.");
    EXPECT_EQ(harm_sentence(outcome("departures"), less), Words{});  // neither direction is worse
}

TEST(Phrases, WhatCannotBeSaidIsLeftOut) {
    EXPECT_EQ(change_sentence(outcome("exploited"), {0, 0, 0, 0, undefined, 0}, 10), Words{});
    EXPECT_EQ(change_sentence(outcome("exploited"), {1, 1, 1, 1, 1, 3}, 0), Words{});
}

TEST(Phrases, ListsAndMonths) {
    EXPECT_EQ(list_words({{"a", "ກ"}, {"b", "ຂ"}, {"c", ""}}), (Words{"a, b and c", "ກ, ຂ ແລະ c"}));
    EXPECT_EQ(month_words(23), (Words{"December 2003", "ທັນວາ 2003"}));
}

}  // namespace savan::analysis
