/// Whether the emulator is as sure as it should be.

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "analysis/calibration/gaussian_process.hpp"
#include "tests/analysis/calibration/keyed_luck.hpp"
#include "tests/analysis/calibration/places.hpp"

namespace savan::calibration {
namespace {

/// A rough landscape of its own for each number: eight waves of random direction and length.
double landscape(std::uint32_t number, const Point& u) {
    double sum = 0;
    for (std::uint32_t wave = 0; wave < 8; ++wave) {
        double phase = 6.3 * testing_luck::uniform(number, wave, 50);
        for (std::uint32_t k = 0; k < u.size(); ++k)
            phase += 3 * testing_luck::normal(number, wave, k) * u[k];
        sum += testing_luck::normal(number, wave, 51) * std::cos(phase);
    }
    return sum;
}

/// Standardised errors of twelve landscapes of three places, each by 90 values with noise: of the values by
/// leaving them out, and of the landscape at 100 other points.
class OfLandscapes : public testing::Test {
protected:
    static constexpr std::uint32_t landscapes = 12, values = 90, others = 100;
    static constexpr double noise_sd = 0.15;

    OfLandscapes() {
        for (std::uint32_t number = 1; number <= landscapes; ++number) {
            const std::vector<Point> points = latin_points(values, 3, number);
            std::vector<double> seen;
            for (std::uint32_t i = 0; i < values; ++i)
                seen.push_back(landscape(number, points[i]) +
                               noise_sd * testing_luck::normal(number, i + 100, 0));
            const Emulator emulator =
                Emulator::fit(points, seen, std::vector<double>(values, noise_sd * noise_sd));
            left_out.insert(left_out.end(), emulator.leave_one_out().begin(), emulator.leave_one_out().end());
            for (const Point& u : latin_points(others, 3, number + 500)) {
                const Prediction there = emulator.at(u);
                new_points.push_back((landscape(number, u) - there.mean) / std::sqrt(there.variance));
            }
        }
    }
    static double mean_square(const std::vector<double>& errors) {
        double sum = 0;
        for (const double each : errors) sum += each * each;
        return sum / static_cast<double>(errors.size());
    }
    static double share_beyond(const std::vector<double>& errors, double limit) {
        double count = 0;
        for (const double each : errors) count += std::abs(each) > limit ? 1 : 0;
        return count / static_cast<double>(errors.size());
    }
    std::vector<double> left_out, new_points;
};

TEST_F(OfLandscapes, LeaveOneOutErrorsAreAboutStandardNormal) {
    double sum = 0;
    for (const double each : left_out) sum += each;
    EXPECT_NEAR(sum / static_cast<double>(left_out.size()), 0, 0.1);
    EXPECT_NEAR(mean_square(left_out), 1, 0.2);
    EXPECT_NEAR(share_beyond(left_out, 1), 0.317, 0.05);
    EXPECT_NEAR(share_beyond(left_out, 2), 0.046, 0.025);
    EXPECT_LT(share_beyond(left_out, 3), 0.012);
}

/// What history matching relies on: at points that were not simulated hardly anything lies beyond 3.
TEST_F(OfLandscapes, ErrorsAtNewPointsAreAsLargeAsStated) {
    EXPECT_NEAR(mean_square(new_points), 1, 0.35);
    EXPECT_LT(share_beyond(new_points, 3), 0.02);
}

/// If the stated noise is a fifth of the true one, variances are raised by what leave-one-out errors show or
/// the excess is taken to be rough; in both cases errors stay as large as stated.
TEST(Emulator, IsNotFooledByNoiseThatIsStatedTooSmall) {
    std::vector<double> errors;
    for (std::uint32_t number = 21; number <= 28; ++number) {
        const std::vector<Point> points = latin_points(80, 2, number);
        std::vector<double> seen;
        for (std::uint32_t i = 0; i < 80; ++i)
            seen.push_back(std::sin(5 * points[i][0]) + points[i][1] +
                           0.5 * testing_luck::normal(number, i, 0));
        const Emulator emulator = Emulator::fit(points, seen, std::vector<double>(80, 0.01));
        errors.insert(errors.end(), emulator.leave_one_out().begin(), emulator.leave_one_out().end());
        EXPECT_LT(emulator.inflation(), 1.5) << number;
    }
    double sum = 0;
    for (const double each : errors) sum += each * each;
    EXPECT_NEAR(sum / static_cast<double>(errors.size()), 1, 0.2);
}

}  // namespace
}  // namespace savan::calibration
