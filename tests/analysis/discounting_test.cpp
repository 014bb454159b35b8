#include "analysis/discounting.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/toy_runs.hpp"

namespace savan::analysis {
namespace {

TEST(DiscountWeights, FallByTheRateWithinAYearOfMonths) {
    const auto weights = discount_weights({0, 24}, 0.03);
    ASSERT_EQ(weights.size(), 25u);
    EXPECT_EQ(weights[0], 1);
    EXPECT_DOUBLE_EQ(weights[12], 1 / 1.03);
    EXPECT_DOUBLE_EQ(weights[24], 1 / 1.03 / 1.03);
    for (std::size_t month = 1; month < weights.size(); ++month)
        EXPECT_NEAR(weights[month - 1] / weights[month], std::pow(1.03, 1 / 12.0), 1e-12);
}

TEST(DiscountWeights, BeginWithThePeriodAndAreOneWithoutARate) {
    EXPECT_EQ(discount_weights({48, 60}, 0.03), discount_weights({0, 12}, 0.03));
    for (const double weight : discount_weights({0, 36}, 0)) EXPECT_EQ(weight, 1);
}

TEST(DiscountedTotal, TakesAllDistrictsAndOnlyThePeriod) {
    Tallies run(36, 2, 1);
    toy::count(run, Measure::exploited, 0, 1000);  // before the period
    toy::count(run, Measure::exploited, 12, 40);
    toy::count(run, Measure::exploited, 24, 103, 1, 1, 4);
    toy::count(run, Measure::exploited, 25, 5000);  // after it
    const Period period{12, 24};
    EXPECT_DOUBLE_EQ(discounted_total(run, Measure::exploited, period, discount_weights(period, 0.03)),
                     40 + 100);
}

// A payment of 1 a month for ever is worth 1 / (1 - v), v the monthly weight.
TEST(DiscountedTotal, OfAnAnnuityIsItsClosedForm) {
    constexpr int months = 1200;
    Tallies run(months, 1, 1);
    for (int month = 0; month < months; ++month) toy::count(run, Measure::exploited, month, 1);
    const double v = std::pow(1.03, -1 / 12.0);
    EXPECT_NEAR(
        discounted_total(run, Measure::exploited, {0, months - 1}, discount_weights({0, months - 1}, 0.03)),
        (1 - std::pow(v, months)) / (1 - v), 1e-8);
}

}  // namespace
}  // namespace savan::analysis
