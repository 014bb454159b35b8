// exp, log and normal quantiles in single precision against libm and Boost: the error bound that single_math.hpp states, over
// dense grids and at the edges.

#include "sim/base/single_math.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>

#include "sim/base/draws.hpp"

namespace savan {
namespace {

constexpr double bound = 3e-7;
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float smallest_normal = std::numeric_limits<float>::min();

double relative_error(float have, double right) { return right == 0 ? std::fabs(have) : std::fabs((have - right) / right); }

TEST(SingleExp, IsWithinItsBound) {
    for (int step = 0; step <= 2'000'000; ++step) {
        const float wide = -87.0f + 175.0f * static_cast<float>(step) / 2e6f, narrow = 1e-6f * static_cast<float>(step - 1'000'000);
        ASSERT_LT(relative_error(single::exp(wide), std::exp(double{wide})), bound) << wide;
        ASSERT_LT(relative_error(single::exp(narrow), std::exp(double{narrow})), bound) << narrow;
    }
}

TEST(SingleExp, IsWhatTheEdgesSay) {
    EXPECT_EQ(single::exp(0.0f), 1.0f);
    EXPECT_EQ(single::exp(-0.0f), 1.0f);
    EXPECT_EQ(single::exp(-infinity), 0.0f);
    EXPECT_EQ(single::exp(infinity), infinity);
    EXPECT_GT(single::exp(-87.0f), smallest_normal);
    EXPECT_EQ(single::exp(std::nextafter(-87.0f, -infinity)), 0.0f);
    EXPECT_LT(single::exp(88.0f), infinity);
    EXPECT_EQ(single::exp(std::nextafter(88.0f, infinity)), infinity);
    EXPECT_TRUE(std::isnan(single::exp(nan)));
}

TEST(SingleLog, IsWithinItsBound) {
    for (int step = 1; step <= 2'000'000; ++step) {
        const float wide = std::exp(-80.0f + 160.0f * static_cast<float>(step) / 2e6f), narrow = 1e-6f * static_cast<float>(step);
        ASSERT_LT(relative_error(single::log(wide), std::log(double{wide})), bound) << wide;
        ASSERT_LT(relative_error(single::log(narrow), std::log(double{narrow})), bound) << narrow;
    }
}

TEST(SingleLog, IsWhatTheEdgesSay) {
    EXPECT_EQ(single::log(1.0f), 0.0f);
    EXPECT_EQ(single::log(0.0f), -infinity);
    EXPECT_EQ(single::log(-1.0f), -infinity);
    EXPECT_EQ(single::log(infinity), infinity);
    EXPECT_TRUE(std::isnan(single::log(nan)));
    EXPECT_LT(relative_error(single::log(smallest_normal), std::log(double{smallest_normal})), bound);
}

TEST(SingleNormalQuantile, IsWithinItsBound) {
    const auto hold = [](std::uint32_t word) {
        const double right = -std::sqrt(2.0) * boost::math::erfc_inv(2 * unit_interval(word));
        ASSERT_LT(relative_error(single::normal_quantile(word), right), 5e-7) << word;
    };
    for (std::uint32_t step = 0; step < 300'000; ++step) {
        hold(step);                          // the lower end
        hold(~step);                         // the upper
        hold(0x7fffffffu - step);            // below the middle
        hold(0x80000000u + step);            // above it
        hold(322122547u - 150'000u + step);  // where one formula follows the other: 0.075
        hold(step * 14'316u);                // everywhere
    }
}

TEST(SingleNormalQuantile, IsSymmetric) {
    for (std::uint32_t step = 0; step < 300'000; ++step) {
        const std::uint32_t word = step * 14'315u;
        ASSERT_EQ(single::normal_quantile(word), -single::normal_quantile(~word)) << word;
    }
}

}  // namespace
}  // namespace savan
