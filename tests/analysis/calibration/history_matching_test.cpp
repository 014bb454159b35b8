#include "analysis/calibration/history_matching.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tests/analysis/calibration/places.hpp"
#include "tests/support/statistics.hpp"

namespace savan::calibration {
namespace {

/// Results without chance at points of a Latin hypercube.
Simulated simulate(const std::vector<Point>& points, std::vector<double> (*function)(const Point&)) {
    Simulated made{.points = points, .mean = {}, .variance = {}};
    for (const Point& point : points) {
        made.mean.push_back(function(point));
        made.variance.emplace_back(made.mean.back().size(), 0.0);
    }
    return made;
}

std::vector<double> first_two(const Point& u) { return {u[0], u[1]}; }
std::vector<double> sum_of_all(const Point& u) {
    double sum = 0;
    for (const double each : u) sum += each;
    return {sum};
}

TEST(Implausibility, ByHand) {
    EXPECT_DOUBLE_EQ(implausibility(Prediction{5, 3}, Observed{9, 1}), 2);
    EXPECT_DOUBLE_EQ(implausibility(Prediction{9, 0}, Observed{9, 0}), 0);
    EXPECT_DOUBLE_EQ(implausibility(Prediction{13, 3}, Observed{9, 1}), 2);
    EXPECT_TRUE(std::isinf(implausibility(Prediction{5, 0}, Observed{9, 0})));
}

TEST(Implausibility, OverTargetsIsTheLargestOrTheRankThatIsAskedFor) {
    const Wave wave{emulators_of(simulate(latin_points(20, 2, 1), first_two)), 1};
    // Linear functions are emulated without error, so only the figures' variances count.
    const std::vector<Observed> observed = {{0.5, 0.01}, {0.1, 0.04}};
    const Point point = {0.9, 0.4};  // 4 and 1.5 standard deviations off
    EXPECT_NEAR(implausibility(wave.emulators, observed, point), 4, 1e-3);
    EXPECT_NEAR(implausibility_ranked(wave.emulators, observed, point, 2), 1.5, 1e-3);
    EXPECT_EQ(implausibility_ranked(wave.emulators, observed, point, 3), 0);
    EXPECT_THROW(implausibility(wave.emulators, {{0.5, 0.01}}, point), std::invalid_argument);
}

TEST(WithChance, AddsTheChanceOfOneWorldAndOfTheFewThatWereSimulated) {
    const Simulated simulated{{{0.1}, {0.2}}, {{1, 2}, {1, 2}}, {{0.5, NAN}, {1.5, 3}}};
    const std::vector<Observed> found = with_chance({{7, 10}, {8, 0.5}}, simulated, 4);
    EXPECT_DOUBLE_EQ(found[0].variance, 10 + 1 * 5);
    EXPECT_DOUBLE_EQ(found[1].variance, 0.5 + 3 * 5);
    EXPECT_EQ(found[0].value, 7);
    EXPECT_THROW(with_chance({{7, 10}}, simulated, 0), std::invalid_argument);
}

/// What survives is the rectangle |u0 - 1/2| <= 0.15, |u1 - 1/4| <= 0.06, of four places: a share of 0.036.
class OfARectangle : public testing::Test {
protected:
    const std::vector<Observed> observed{{0.5, 0.05 * 0.05}, {0.25, 0.02 * 0.02}};
    const std::vector<Wave> waves{{emulators_of(simulate(latin_points(40, 4, 2), first_two)), 1}};
    static constexpr double share = 0.3 * 0.12;
};

TEST_F(OfARectangle, AdmissibleIsWhatLiesInIt) {
    std::size_t inside = 0;
    for (const Point& u : latin_points(5000, 4, 3)) {
        // Emulated without error but for rounding, so points on the very edge are left out.
        const double off = std::max(std::abs(u[0] - 0.5) / 0.15, std::abs(u[1] - 0.25) / 0.06);
        if (std::abs(off - 1) < 1e-3) continue;
        EXPECT_EQ(admissible(waves, observed, u), off < 1);
        inside += off < 1 ? 1 : 0;
    }
    EXPECT_GT(inside, 100u);
}

TEST_F(OfARectangle, SurvivorsAreEvenOverItAndTheirShareIsItsVolume) {
    const Survivors found = survivors(waves, observed, 2000, 1);
    ASSERT_EQ(found.points.size(), 2000u);
    EXPECT_NEAR(found.share / share, 1, 0.2);
    std::vector<std::int64_t> first(10), second(10), third(10);
    for (const Point& u : found.points) {
        EXPECT_TRUE(admissible(waves, observed, u));
        const auto cell = [](double at) { return static_cast<std::size_t>(std::clamp(at * 10, 0.0, 9.0)); };
        ++first[cell((u[0] - 0.35) / 0.3)];
        ++second[cell((u[1] - 0.19) / 0.12)];
        ++third[cell(u[2])];
    }
    EXPECT_TRUE(support::plausible(support::p_of_uniform_counts(first)));
    EXPECT_TRUE(support::plausible(support::p_of_uniform_counts(second)));
    EXPECT_TRUE(support::plausible(support::p_of_uniform_counts(third)));
}

TEST_F(OfARectangle, NextPointsLieInItFarApartAndAreTheSameAgain) {
    const std::vector<Point> points = next_points(waves, observed, 50, 4);
    ASSERT_EQ(points.size(), 50u);
    EXPECT_EQ(points, next_points(waves, observed, 50, 4));
    EXPECT_NE(points, next_points(waves, observed, 50, 5));
    const auto least_distance = [](const std::vector<Point>& all) {
        double least = 100;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                double sum = 0;
                for (std::size_t k = 0; k < 4; ++k) {
                    const double unit = k == 0 ? 0.3 : k == 1 ? 0.12 : 1;
                    sum += std::pow((all[i][k] - all[j][k]) / unit, 2);
                }
                least = std::min(least, std::sqrt(sum));
            }
        return least;
    };
    std::vector<Point> at_random = survivors(waves, observed, 50, 4).points;
    EXPECT_GT(least_distance(points), 2 * least_distance(at_random));
    for (const Point& u : points) EXPECT_TRUE(admissible(waves, observed, u));
}

TEST_F(OfARectangle, ALaterWaveRejectsMoreAndNeverLess) {
    const std::vector<Observed> both = observed;
    const Wave second = learn(waves, simulate(next_points(waves, both, 40, 6), first_two), both, 7);
    EXPECT_NEAR(second.kept_share / share, 1, 0.3);
    const std::vector<Wave> all = {waves[0], second};
    EXPECT_FALSE(admissible(all, both, {0.9, 0.25, 0.5, 0.5}));
    EXPECT_TRUE(admissible(all, both, {0.5, 0.25, 0.5, 0.5}));
}

/// A corner of six places, sum <= s with s = 6 sigma: volume s^6 / 720, about 3e-6, which no uniform sample
/// finds.
TEST(Survivors, AreFoundInACornerOfThreeInAMillion) {
    const std::vector<Wave> waves = {{emulators_of(simulate(latin_points(40, 6, 8), sum_of_all)), 1}};
    const double s = 0.35;
    const std::vector<Observed> observed = {{0.0, s * s / 9}};
    const Survivors found = survivors(waves, observed, 500, 9);
    ASSERT_EQ(found.points.size(), 500u);
    const double volume = std::pow(s, 6) / 720;
    EXPECT_NEAR(std::log(found.share / volume), 0, std::log(2.0));
    // The sum of an even point of a simplex is s times Beta(6, 1): mean 6/7, standard deviation 0.124.
    double sum = 0;
    for (const Point& u : found.points) sum += sum_of_all(u)[0] / s;
    EXPECT_NEAR(sum / 500, 6.0 / 7, 5 * 0.124 / std::sqrt(500 / 4.0));
}

TEST(Survivors, OfWhatCannotBeMetAreNone) {
    const std::vector<Wave> waves = {{emulators_of(simulate(latin_points(20, 2, 10), first_two)), 1}};
    const Survivors found = survivors(waves, {{3.0, 0.01}, {0.5, 0.01}}, 50, 1);
    EXPECT_TRUE(found.points.empty());
    EXPECT_EQ(found.share, 0);
    EXPECT_TRUE(next_points(waves, {{3.0, 0.01}, {0.5, 0.01}}, 50, 1).empty());
    EXPECT_THROW(survivors({}, {{3.0, 0.01}}, 50, 1), std::invalid_argument);
}

}  // namespace
}  // namespace savan::calibration
