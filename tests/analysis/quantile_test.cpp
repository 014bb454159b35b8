#include "analysis/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace savan::analysis {

// Reference values: R 4, quantile(x, p, type = 7), the definition worked by hand beside each.
TEST(Quantile, IsTypeSeven) {
    const std::vector<double> four{40, 10, 30, 20};
    EXPECT_DOUBLE_EQ(quantile(four, 0.05), 11.5);  // h = 0.15: 10 + 0.15 * 10
    EXPECT_DOUBLE_EQ(quantile(four, 0.25), 17.5);  // h = 0.75
    EXPECT_DOUBLE_EQ(quantile(four, 0.50), 25.0);  // h = 1.5
    EXPECT_DOUBLE_EQ(quantile(four, 0.95), 38.5);  // h = 2.85: 30 + 0.85 * 10
    const std::vector<double> uneven{-3, 0, 1, 8, 100};
    EXPECT_DOUBLE_EQ(quantile(uneven, 0.95), 81.6);  // h = 3.8: 8 + 0.8 * 92
    EXPECT_DOUBLE_EQ(quantile(uneven, 0.05), -2.4);  // h = 0.2: -3 + 0.2 * 3
}

TEST(Quantile, EndsAreTheExtremes) {
    const std::vector<double> values{5, -1, 3};
    EXPECT_EQ(quantile(values, 0), -1);
    EXPECT_EQ(quantile(values, 1), 5);
}

TEST(Quantile, OfOneValueIsThatValueAndOfNoneIsUndefined) {
    EXPECT_EQ(quantile(std::vector<double>{7}, 0.05), 7);
    EXPECT_EQ(quantile(std::vector<double>{7}, 0.95), 7);
    EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

TEST(Mean, IsArithmetic) {
    EXPECT_DOUBLE_EQ(mean(std::vector<double>{1, 2, 6}), 3);
    EXPECT_TRUE(std::isnan(mean({})));
}

}  // namespace savan::analysis
