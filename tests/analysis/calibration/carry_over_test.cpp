#include "analysis/calibration/carry_over.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace savan::calibration {
namespace {

/// Answers of a model that gives slope x value, at 101 values between 0 and 1, to one figure.
struct Line {
    std::vector<double> values;
    std::vector<std::vector<Answer>> all;

    Line(double slope, double published, double sd, bool fit = true) {
        scenario::Target target;
        target.id = "trial";
        target.value = published;
        target.sampling_sd = sd;
        target.fit = fit;
        for (int k = 0; k <= 100; ++k) {
            values.push_back(k / 100.0);
            all.push_back(answers({target}, {{slope * k / 100.0}}));
        }
    }
};

TEST(CarryOver, ASharpTrialGivesTheValueThatMatchesIt) {
    // The model gives 0.2 x; the trial found 0.12 +- 0.01: a normal of mean 0.6 and sd 0.05, well within 0 .. 1.
    const Line line(0.2, 0.12, 0.01);
    const CarriedOver carried = carry_over(line.values, line.all);
    EXPECT_NEAR(carried.mean, 0.6, 1e-6);
    EXPECT_NEAR(carried.sd, 0.05, 1e-6);
    const double size = carried.alpha + carried.beta;
    EXPECT_NEAR(carried.alpha / size, carried.mean, 1e-12);
    EXPECT_NEAR(carried.mean * (1 - carried.mean) / (size + 1), carried.sd * carried.sd, 1e-12);
    EXPECT_NEAR(std::accumulate(carried.weights.begin(), carried.weights.end(), 0.0), 1, 1e-12);
}

TEST(CarryOver, ATrialThatTheEffectDoesNotMoveTeachesNothing) {
    for (const Line& line : {Line(0, 0.5, 0.1), Line(0.2, 0.12, 0.01, false), Line(NAN, 0.12, 0.01)}) {
        const CarriedOver carried = carry_over(line.values, line.all);
        EXPECT_THAT(carried.weights, testing::Each(testing::DoubleNear(1.0 / 101, 1e-12)));
        EXPECT_NEAR(carried.mean, 0.5, 1e-12);
    }
}

TEST(CarryOver, ATrialOutOfReachFavoursTheNearestValues) {
    const Line line(0.2, 40, 0.5);  // seventy standard deviations away at the nearest value
    const CarriedOver carried = carry_over(line.values, line.all);
    EXPECT_GT(carried.mean, 0.9);
    EXPECT_TRUE(std::ranges::is_sorted(carried.weights));
}

TEST(CarryOver, NoBetaDistributionBeyondItsRange) {
    const Line line(0.2, 0.12, 0.1);
    std::vector<double> wide = line.values;
    wide.back() = 3;
    EXPECT_EQ(carry_over(wide, line.all).alpha, 0);
    EXPECT_THAT(markdown("x.y", carry_over(wide, line.all), line.all), testing::Not(testing::HasSubstr("beta(")));
    EXPECT_THAT(markdown("x.y", carry_over(line.values, line.all), line.all), testing::HasSubstr("as beta("));
}

}  // namespace
}  // namespace savan::calibration
