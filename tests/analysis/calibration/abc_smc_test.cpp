#include "analysis/calibration/abc_smc.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "tests/analysis/calibration/places.hpp"

namespace savan::calibration {
namespace {

using testing::Each;
using testing::ElementsAre;

TEST(Distance, IsTheRootMeanSquareOfStandardisedMisses) {
    EXPECT_DOUBLE_EQ(distance({5, 1}, {{2, 9}, {8, 1}}), std::sqrt((1 + 49) / 2.0));
    EXPECT_TRUE(std::isinf(distance({NAN, 1}, {{2, 9}, {8, 1}})));
    EXPECT_THROW(distance({1}, {{2, 9}, {8, 1}}), std::invalid_argument);
}

TEST(ProposeFirst, KeepsToWhatIsAdmissibleAndToItsKeys) {
    const auto upper = [](const Point& u) { return u[1] > 0.75; };
    const std::vector<Point> some = propose_first(3, 40, 7, upper), more = propose_first(3, 60, 7, upper);
    ASSERT_EQ(more.size(), 60u);
    for (const Point& u : more) EXPECT_GT(u[1], 0.75);
    EXPECT_TRUE(
        std::equal(some.begin(), some.end(), more.begin()));  // point i is the same however many there are
    EXPECT_NE(propose_first(3, 40, 8, upper), some);
}

TEST(ProposeFirst, GivesUpWhereNothingIsAdmissible) {
    EXPECT_TRUE(propose_first(2, 5, 1, [](const Point&) { return false; }).empty());
}

TEST(Propose, StaysInTheCubeAndTellsGenerationsApart) {
    const Population before{latin_points(50, 2, 1), std::vector<double>(50, 0.02),
                            std::vector<double>(50, 1.0), 2};
    const std::vector<Point> one = propose(before, 1, 500, 7, {}), two = propose(before, 2, 500, 7, {});
    ASSERT_EQ(one.size(), 500u);
    EXPECT_NE(one, two);
    EXPECT_EQ(one, propose(before, 1, 500, 7, {}));
    for (const Point& u : one)
        for (const double place : u) {
            EXPECT_GT(place, 0);
            EXPECT_LT(place, 1);
        }
    EXPECT_THROW(propose({}, 1, 5, 7, {}), std::invalid_argument);
    EXPECT_THROW(propose(before, 0, 5, 7, {}), std::invalid_argument);
}

/// Two points at distances 0 and 2 with two targets: at tolerance t the second weighs exp(-2 x 4 / 2 t^2).
TEST(Accept, WeighsByTheKernelAtTolerance1) {
    const Population found = accept({}, {{0.2}, {0.7}}, {0, 2}, 2);
    EXPECT_EQ(found.tolerance, 1);
    const double second = std::exp(-4.0) / (1 + std::exp(-4.0));
    EXPECT_NEAR(found.weights[1], second, 1e-12);
    EXPECT_NEAR(found.weights[0], 1 - second, 1e-12);
    EXPECT_THAT(found.distances, ElementsAre(0, 2));
}

TEST(Accept, LowersTheToleranceUntilTheStatedShareIsLeft) {
    std::vector<Point> points = latin_points(400, 1, 2);
    std::vector<double> distances;
    for (const Point& u : points) distances.push_back(100 * u[0]);
    const Population found = accept({}, points, distances, 1);
    EXPECT_GT(found.tolerance, 1);
    EXPECT_NEAR(effective_size(found), effective_share * 400, 1e-6);
    EXPECT_FALSE(settled(found, 1));
    EXPECT_NEAR(std::accumulate(found.weights.begin(), found.weights.end(), 0.0), 1, 1e-12);
}

TEST(Accept, KeepsEarlierPointsAtTheirNewWeights) {
    const Population before{{{0.5}, {0.6}}, {0.5, 0.5}, {1, 3}, 2};
    const Population found = accept(before, {{0.55}}, {1}, 1);
    ASSERT_EQ(found.points.size(), 3u);
    EXPECT_EQ(found.tolerance, 1);
    // From tolerance 2 to 1 a point's weight changes by exp(-D^2 (1 - 1/4) / 2).
    EXPECT_NEAR(found.weights[1] / found.weights[0], std::exp(-0.375 * (9 - 1)), 1e-12);
    EXPECT_NEAR(std::accumulate(found.weights.begin(), found.weights.end(), 0.0), 1, 1e-12);
    // The new sample is one point, of effective size 1.
    const double ratio = std::exp(-3.0), earlier = (1 + ratio) * (1 + ratio) / (1 + ratio * ratio);
    EXPECT_NEAR(found.weights[2], 1 / (1 + earlier), 1e-12);
}

TEST(Accept, NeverRaisesTheTolerance) {
    const Population before{{{0.5}, {0.6}}, {0.5, 0.5}, {1, 1}, 1.5};
    std::vector<double> distances(100, 0.0);
    for (std::size_t i = 1; i < 100; ++i) distances[i] = 50;
    EXPECT_LE(accept(before, latin_points(100, 1, 3), distances, 3).tolerance, 1.5);
}

TEST(Accept, LeavesOutWhatCannotBeCompared) {
    const double never = std::numeric_limits<double>::infinity();
    EXPECT_THAT(accept({}, {{0.2}, {0.7}, {0.9}}, {0, never, 0}, 2).points,
                ElementsAre(Point{0.2}, Point{0.9}));
    EXPECT_THROW(accept({}, {{0.2}}, {never}, 2), std::invalid_argument);
    EXPECT_THROW(accept({}, {{0.2}}, {1, 2}, 2), std::invalid_argument);
    EXPECT_THROW(accept({}, {{0.2}}, {1}, 0), std::invalid_argument);
}

TEST(Settled, NeedsBothToleranceAndSize) {
    Population population{latin_points(10, 1, 4), std::vector<double>(10, 0.1), std::vector<double>(10, 1.0),
                          1};
    EXPECT_TRUE(settled(population, 9));
    EXPECT_FALSE(settled(population, 11));
    population.tolerance = 1.01;
    EXPECT_FALSE(settled(population, 9));
    EXPECT_FALSE(settled({}, 1));
}

TEST(Resample, TakesEachPointAsOftenAsItsWeightSays) {
    const Population population{{{0.1}, {0.2}, {0.3}, {0.4}}, {0.5, 0.25, 0.0, 0.25}, {1, 1, 1, 1}, 1};
    EXPECT_THAT(resample(population, 4, 1), ElementsAre(0, 0, 1, 3));
    std::vector<int> times(4);
    for (const std::size_t i : resample(population, 102, 2)) ++times[i];
    EXPECT_NEAR(times[0], 51, 1);
    EXPECT_NEAR(times[1], 25.5, 1);
    EXPECT_EQ(times[2], 0);
    EXPECT_THROW(resample({}, 4, 1), std::invalid_argument);
}

}  // namespace
}  // namespace savan::calibration
