#include "analysis/calibration/gaussian_process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/calibration/restricted_likelihood.hpp"
#include "tests/analysis/calibration/keyed_luck.hpp"
#include "tests/analysis/calibration/places.hpp"

namespace savan::calibration {
namespace {

double wavy(const Point& u) { return std::sin(4 * u[0]) + u[1] * u[2] + 2; }

std::vector<double> at_all(const std::vector<Point>& points, double (*function)(const Point&)) {
    std::vector<double> made;
    for (const Point& point : points) made.push_back(function(point));
    return made;
}

TEST(Emulator, GoesThroughValuesWithoutNoise) {
    const std::vector<Point> points = latin_points(40, 3, 1);
    const std::vector<double> values = at_all(points, wavy);
    const Emulator emulator = Emulator::fit(points, values, std::vector<double>(40, 0.0));
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_NEAR(emulator.at(points[i]).mean, values[i], 1e-3) << i;
        EXPECT_LT(std::sqrt(emulator.at(points[i]).variance), 5e-3) << i;
        EXPECT_DOUBLE_EQ(emulator.at(points[i]).mean, emulator.mean_at(points[i]));
    }
    EXPECT_EQ(emulator.dimensions(), 3u);
    EXPECT_EQ(emulator.points(), 40u);
    EXPECT_GT(emulator.explained(), 0.99);
}

TEST(Emulator, IsUnsureFarFromItsPoints) {
    std::vector<Point> points;
    for (const Point& u : latin_points(40, 2, 2)) points.push_back({0.3 * u[0], u[1]});
    const Emulator emulator = Emulator::fit(
        points, at_all(points, [](const Point& u) { return std::sin(9 * u[0]) * std::cos(5 * u[1]); }),
        std::vector<double>(40, 0.0));
    EXPECT_GT(emulator.at({0.9, 0.5}).variance, 100 * emulator.at({0.15, 0.5}).variance);
}

/// A hundred values at one place, each with variance 4: the mean there has about variance 4 / 100, whatever
/// the process.
TEST(Emulator, NoiseOfManyValuesAtOnePlaceAveragesOut) {
    const auto truth = [](double u) { return 10 * std::sin(6 * u); };
    std::vector<Point> points = latin_points(10, 1, 3);
    std::vector<double> values, noise(10, 0.0);
    for (const Point& point : points) values.push_back(truth(point[0]));
    for (std::uint32_t i = 0; i < 100; ++i) {
        points.push_back({0.503});
        values.push_back(truth(0.503) + 2 * testing_luck::normal(3, i, 0));
        noise.push_back(4);
    }
    const Prediction found = Emulator::fit(points, values, noise).at({0.503});
    EXPECT_LT(found.variance, 2 * 4.0 / 100);
    EXPECT_GT(found.variance, 0.25 * 4.0 / 100);
    EXPECT_LT(std::abs(found.mean - truth(0.503)), 5 * 0.2);
}

/// Two values at one place and nothing else to learn from them: the mean lies between them by their
/// precisions.
TEST(Emulator, TheLessNoisyOfTwoValuesCountsMore) {
    std::vector<Point> points = latin_points(30, 1, 4);
    std::vector<double> values = at_all(points, [](const Point& u) { return std::sin(20 * u[0]); });
    std::vector<double> noise(30, 1e-6);
    const Point place = {0.51234};
    for (const double each : {0.0, 10.0}) {
        points.push_back(place);
        values.push_back(each);
        noise.push_back(each == 0 ? 0.01 : 1000.0);
    }
    EXPECT_LT(Emulator::fit(points, values, noise).at(place).mean, 1);
    std::swap(noise[30], noise[31]);
    EXPECT_GT(Emulator::fit(points, values, noise).at(place).mean, 5);
}

TEST(Emulator, OfALinearFunctionIsThatFunctionEverywhere) {
    const auto line = [](const Point& u) { return 3 + 2 * u[0] - u[1] + 0.5 * u[3]; };
    const std::vector<Point> points = latin_points(12, 4, 5);
    const Emulator emulator = Emulator::fit(points, at_all(points, line), std::vector<double>(12, 0.0));
    for (const Point& u : latin_points(20, 4, 6)) EXPECT_NEAR(emulator.at(u).mean, line(u), 1e-3);
}

TEST(Emulator, OfAConstantIsThatConstant) {
    const Emulator emulator =
        Emulator::fit(latin_points(12, 2, 7), std::vector<double>(12, 7.5), std::vector<double>(12, 0.0));
    EXPECT_NEAR(emulator.at({0.2, 0.9}).mean, 7.5, 1e-9);
    EXPECT_EQ(emulator.explained(), 1);
}

TEST(Emulator, LongLengthsWhereAPlaceDoesNothing) {
    const std::vector<Point> points = latin_points(80, 3, 8);
    const Emulator emulator =
        Emulator::fit(points, at_all(points, [](const Point& u) { return std::sin(8 * u[1]); }),
                      std::vector<double>(80, 0.0));
    EXPECT_LT(emulator.lengths()[1], 2);
    EXPECT_GT(emulator.lengths()[0], 4 * emulator.lengths()[1]);
    EXPECT_GT(emulator.lengths()[2], 4 * emulator.lengths()[1]);
}

/// What the shortcut over P gives, by fitting without the point. Lengths are found anew, so to within a
/// little.
TEST(Emulator, LeaveOneOutIsThePredictionWithoutThePoint) {
    std::vector<Point> points = latin_points(60, 2, 9);
    std::vector<double> values =
        at_all(points, [](const Point& u) { return std::sin(6 * u[0]) + u[1] * u[1]; });
    const Emulator all = Emulator::fit(points, values, std::vector<double>(60, 0.01));
    for (const std::size_t i : {0u, 17u, 44u}) {
        std::vector<Point> others = points;
        std::vector<double> other_values = values;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        other_values.erase(other_values.begin() + static_cast<std::ptrdiff_t>(i));
        const Emulator without = Emulator::fit(others, other_values, std::vector<double>(59, 0.01));
        const Prediction there = without.at(points[i]);
        EXPECT_NEAR(all.leave_one_out()[i],
                    (values[i] - there.mean) / std::sqrt(there.variance / without.inflation() + 0.01), 0.03)
            << i;
    }
}

TEST(Emulator, SameInputsGiveTheSameBits) {
    const std::vector<Point> points = latin_points(170, 5, 10);
    const std::vector<double> values = at_all(points, wavy);
    const std::vector<double> noise(170, 0.01);
    const Emulator one = Emulator::fit(points, values, noise), other = Emulator::fit(points, values, noise);
    for (const Point& u : latin_points(20, 5, 11)) {
        EXPECT_EQ(one.at(u).mean, other.at(u).mean);
        EXPECT_EQ(one.at(u).variance, other.at(u).variance);
    }
    EXPECT_EQ(one.lengths(), other.lengths());
}

TEST(Emulator, LeavesOutPointsWithoutAFiniteValue) {
    std::vector<Point> points = latin_points(30, 2, 12);
    std::vector<double> values = at_all(points, [](const Point& u) { return u[0] * u[1]; });
    const Emulator whole = Emulator::fit(points, values, std::vector<double>(30, 0.0));
    points.push_back({0.5, 0.5});
    values.push_back(std::numeric_limits<double>::quiet_NaN());
    const Emulator holed = Emulator::fit(points, values, std::vector<double>(31, 0.0));
    EXPECT_EQ(holed.points(), 30u);
    EXPECT_EQ(holed.at({0.4, 0.6}).mean, whole.at({0.4, 0.6}).mean);
}

TEST(Emulator, RefusesWhatItCannotBeFittedTo) {
    const std::vector<Point> points = latin_points(10, 2, 13);
    const std::vector<double> good(10, 1.0);
    EXPECT_THROW(Emulator::fit({}, {}, {}), std::invalid_argument);
    EXPECT_THROW(Emulator::fit(points, good, std::vector<double>(9, 0.0)), std::invalid_argument);
    EXPECT_THROW(Emulator::fit(points, good, std::vector<double>(10, -1.0)), std::invalid_argument);
    EXPECT_THROW(Emulator::fit(latin_points(4, 2, 13), {1, 2, 3, 4}, {0, 0, 0, 0}), std::invalid_argument);
    std::vector<Point> ragged = points;
    ragged[3].push_back(0.5);
    EXPECT_THROW(Emulator::fit(ragged, good, good), std::invalid_argument);
}

TEST(EmulatorsOf, TakeNoiseMostlyFromAllPoints) {
    Simulated simulated;
    simulated.points = latin_points(30, 1, 14);
    for (std::size_t i = 0; i < 30; ++i) {
        simulated.mean.push_back({std::sin(20 * simulated.points[i][0]), 1.0});
        simulated.variance.push_back({i == 0 ? 3.0 : 0.0, std::numeric_limits<double>::quiet_NaN()});
    }
    const std::vector<Emulator> emulators = emulators_of(simulated);
    ASSERT_EQ(emulators.size(), 2u);
    std::vector<double> noise(30, 0.75 * 0.1);
    noise[0] += 0.25 * 3;
    std::vector<double> values;
    for (const auto& mean : simulated.mean) values.push_back(mean[0]);
    const Emulator by_hand = Emulator::fit(simulated.points, values, noise);
    EXPECT_DOUBLE_EQ(emulators[0].at({0.3}).mean, by_hand.at({0.3}).mean);
    EXPECT_NEAR(emulators[1].at({0.3}).mean, 1, 1e-9);
}

/// The slope that the fit climbs by, against differences.
TEST(RestrictedLikelihood, SlopeIsThatOfTheValue) {
    Training training;
    const std::vector<Point> points = latin_points(40, 3, 15);
    training.places.resize(40, 3);
    training.values.resize(40);
    training.noise.setConstant(40, 0.02);
    for (Eigen::Index i = 0; i < 40; ++i) {
        const Point& u = points[static_cast<std::size_t>(i)];
        for (Eigen::Index k = 0; k < 3; ++k) training.places(i, k) = u[static_cast<std::size_t>(k)] - 0.5;
        training.values[i] = wavy(u);
    }
    training.trend = trend_of(training.places, true);
    Settings at(5), slope, unused;
    at << 0.1, -0.3, 0.5, -0.2, -3;
    misfit(training, at, slope);
    for (Eigen::Index k = 0; k < 5; ++k) {
        Settings above = at, below = at;
        above[k] += 1e-5;
        below[k] -= 1e-5;
        EXPECT_NEAR(slope[k], (misfit(training, above, unused) - misfit(training, below, unused)) / 2e-5,
                    1e-4 * (1 + std::abs(slope[k])));
    }
}

}  // namespace
}  // namespace savan::calibration
