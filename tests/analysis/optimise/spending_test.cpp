#include "analysis/optimise/spending.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace savan::optimise {
namespace {

using testing::ElementsAre;

TEST(Spending, AnythingUpToTheMost) {
    const Item item{.least = 0, .step = 0, .most = 10};
    EXPECT_EQ(usable(item, 0), 0);
    EXPECT_EQ(usable(item, 7.25), 7.25);
    EXPECT_EQ(usable(item, 12), 10);
    EXPECT_EQ(next_above(item, 3), 3);
    EXPECT_EQ(next_above(item, 10), HUGE_VAL);
}

TEST(Spending, StepsFromTheLeast) {
    const Item item{.least = 30, .step = 5, .most = 45};
    EXPECT_EQ(usable(item, 29.9), 0);
    EXPECT_EQ(usable(item, 30), 30);
    EXPECT_EQ(usable(item, 39.99), 35);
    EXPECT_EQ(usable(item, 100), 45);
    EXPECT_EQ(next_above(item, 0), 30);
    EXPECT_EQ(next_above(item, 30), 35);
    EXPECT_EQ(next_above(item, 45), HUGE_VAL);
}

TEST(Spending, ALeastWithoutSteps) {
    const Item item{.least = 4, .step = 0, .most = 10};
    EXPECT_EQ(usable(item, 3), 0);
    EXPECT_EQ(usable(item, 4.5), 4.5);
    EXPECT_EQ(next_above(item, 0), 4);
    EXPECT_EQ(next_above(item, 6), 6);
}

TEST(Spending, ManySmallStepsLoseNone) {
    const Item item{.least = 0.01, .step = 0.01, .most = 100};
    for (int cents = 1; cents <= 10'000; ++cents)
        EXPECT_NEAR(usable(item, cents / 100.0), cents / 100.0, 1e-9);
}

TEST(Spending, SpreadGivesWhatOneCannotTakeToTheOthers) {
    const Space space{{{.most = 10}, {}, {}}, 100};
    EXPECT_THAT(spread(space, {1, 1, 2}, 100), ElementsAre(10, 30, 60));
    EXPECT_THAT(spread(space, {1, 0, 0}, 100), ElementsAre(10, 0, 0));
    EXPECT_THAT(spread(space, {0, 0, 0}, 100), ElementsAre(0, 0, 0));
}

}  // namespace
}  // namespace savan::optimise
