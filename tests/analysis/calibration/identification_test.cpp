#include "analysis/calibration/identification.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "tests/analysis/calibration/places.hpp"

namespace savan::calibration {
namespace {

std::vector<double> equal(std::size_t n) { return std::vector<double>(n, 1.0 / static_cast<double>(n)); }

TEST(Identify, TellsIdentifiedFromNarrowedFromPrior) {
    std::vector<Point> points = latin_points(500, 3, 1);
    for (Point& u : points) {
        u[1] = 0.3 + 0.2 * u[1];
        u[2] = std::sqrt(u[2]);  // density 2u
    }
    const auto found = identify(points, equal(500));
    EXPECT_EQ(found[0].verdict, Identification::stays_prior);
    EXPECT_NEAR(found[0].width_ratio, 1, 0.01);
    EXPECT_NEAR(found[0].spread_ratio, 1, 0.01);
    EXPECT_LT(found[0].kolmogorov_smirnov, 0.01);

    EXPECT_EQ(found[1].verdict, Identification::identified);
    EXPECT_NEAR(found[1].mean, 0.4, 1e-3);
    EXPECT_NEAR(found[1].low, 0.31, 2e-3);
    EXPECT_NEAR(found[1].high, 0.49, 2e-3);
    EXPECT_NEAR(found[1].width_ratio, 0.2, 0.01);
    EXPECT_NEAR(found[1].spread_ratio, 0.2, 0.01);
    EXPECT_NEAR(found[1].kolmogorov_smirnov, 0.5, 0.01);  // at 0.5 all of it lies below, of the prior half

    EXPECT_EQ(found[2].verdict, Identification::narrowed);
    EXPECT_NEAR(found[2].kolmogorov_smirnov, 0.25, 0.01);  // u - u^2 at 1/2
    EXPECT_NEAR(found[2].spread_ratio, std::sqrt(12.0 / 18), 0.01);
}

TEST(Identify, FewPointsProveLittle) {
    std::vector<Point> points = latin_points(500, 1, 2);
    for (Point& u : points) u[0] = std::sqrt(u[0]);
    // The same weighted points, nearly all weight on thirty of them.
    std::vector<double> weights(500, 1e-9);
    for (std::size_t i = 0; i < 30; ++i) weights[i] = 1.0 / 30;
    EXPECT_NE(identify(points, weights)[0].verdict, Identification::identified);
    EXPECT_EQ(identify(points, equal(500))[0].verdict, Identification::narrowed);
    EXPECT_THROW(identify({}, {}), std::invalid_argument);
    EXPECT_THROW(identify(points, {1.0}), std::invalid_argument);
}

TEST(Identify, WeightsCount) {
    const auto found = identify({{0.1}, {0.6}, {0.9}}, {0.5, 0.25, 0.25});
    EXPECT_DOUBLE_EQ(found[0].mean, 0.05 + 0.15 + 0.225);
    EXPECT_EQ(found[0].low, 0.1);
    EXPECT_EQ(found[0].high, 0.9);
    EXPECT_DOUBLE_EQ(found[0].kolmogorov_smirnov, 0.4);  // just above 0.1
}

TEST(Ties, AreThePairsThatTheDataHoldTogether) {
    std::vector<Point> points = latin_points(400, 3, 3);
    for (Point& u : points) u[2] = 1 - u[0] + 0.1 * (u[1] - 0.5);
    const std::vector<Tie> found = ties(points, equal(400), 0.5);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].first, 0u);
    EXPECT_EQ(found[0].second, 2u);
    EXPECT_LT(found[0].correlation, -0.98);
    EXPECT_EQ(ties(points, equal(400), 0.0).size(), 3u);
}

}  // namespace
}  // namespace savan::calibration
