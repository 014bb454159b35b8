#include "sim/base/money.hpp"

#include <gtest/gtest.h>

namespace savan {
namespace {

static_assert(to_cents(0) == 0 && to_cents(12.34) == 1234 && to_cents(-12.34) == -1234);
static_assert(to_cents(0.125) == 13 && to_cents(-0.125) == -13, "halves go away from zero");

TEST(Money, RoundsToTheNearestCent) {
    EXPECT_EQ(to_cents(0.004), 0);
    EXPECT_EQ(to_cents(0.006), 1);
    EXPECT_EQ(to_cents(-0.004), 0);
    EXPECT_EQ(to_cents(-0.006), -1);
    EXPECT_EQ(to_cents(1e12), 100'000'000'000'000);
}

TEST(Money, KeepsEveryAmountOfWholeCents) {
    for (Cents cents = -200'000; cents <= 200'000; ++cents)
        ASSERT_EQ(to_cents(static_cast<double>(cents) / 100), cents);
}

}  // namespace
}  // namespace savan
