#include "analysis/calibration/course.hpp"

#include <cmath>

#include "analysis/sweep/sweep_error.hpp"
#include "sim/base/draws.hpp"
#include "tests/analysis/calibration/tiny_calibration.hpp"

namespace savan::calibration {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Kind = StageName::Kind;

constexpr double chance_sd = 0.02;

/// A model that is known: the targets are the two places, up to chance that all points share in part.
double toy(const Point& place, std::size_t target, std::size_t replicate) {
    const std::uint32_t key = static_cast<std::uint32_t>(1e6 * place[target]);
    const Draws draws{7, static_cast<std::uint32_t>(replicate)};
    const double u = draws.uniform({key, static_cast<std::uint32_t>(target)}, Purpose::resample, Month{0});
    return place[target] + chance_sd * std::sqrt(12.0) * (u - 0.5);
}

StageResults simulate(const std::vector<Point>& places, std::size_t replicates, bool is_check) {
    StageResults results;
    results.replicates = replicates;
    for (const Point& place : places)
        for (std::size_t r = 0; r < replicates; ++r) {
            results.runs.push_back({toy(place, 0, r), toy(place, 1, r)});
            if (is_check) results.runs.back() = {place[0] + place[1]};
            output::SweepRun run;
            run.digests = {static_cast<std::uint64_t>(1e9 * results.runs.back()[0])};
            results.digests.push_back(run);
        }
    return results;
}

/// Through all stages; their folders in order.
std::vector<std::string> follow(Course& course) {
    std::vector<std::string> stages;
    while (const auto stage = course.next()) {
        stages.push_back(stage->folder());
        const std::vector<Point> places = course.places();
        EXPECT_FALSE(
            course.take(*stage, places, simulate(places, course.replicates(), stage->kind == Kind::checks))
                .empty());
    }
    return stages;
}

TEST(Course, FindsTheParametersOfAModelThatIsKnown) {
    const CalibrationPlan plan = tiny_calibration("unused");
    Course course(plan);
    const auto stages = follow(course);
    EXPECT_THAT(std::vector(stages.begin(), stages.begin() + 4),
                ElementsAre("wave-1", "chance", "wave-2", "generation-1"));
    EXPECT_EQ(stages.back(), "members");
    EXPECT_TRUE(course.is_settled());
    EXPECT_LT(stages.size(), 10u);  // settled before the last generation

    // Chance comes from 5 points under 8 replicates: 35 degrees of freedom, so within a third or so.
    EXPECT_NEAR(course.chance_sd()[0], chance_sd, 0.008);
    const Posterior posterior = course.posterior();
    EXPECT_EQ(posterior.tolerance, 1);
    EXPECT_GE(posterior.effective, 50);
    ASSERT_EQ(posterior.members.size(), 50u);
    for (const std::size_t j : {0u, 1u}) {
        double mean = 0, square = 0;
        for (std::size_t i = 0; i < posterior.places.size(); ++i) {
            mean += posterior.weights[i] * posterior.places[i][j];
            square += posterior.weights[i] * posterior.places[i][j] * posterior.places[i][j];
        }
        // Truth: normal about the figure with the stated errors, and chance of the world seen.
        const double sd = std::sqrt(2 * 0.05 * 0.05 + chance_sd * chance_sd);
        EXPECT_NEAR(mean, plan.fitting.targets[j].value, 0.03) << j;
        EXPECT_NEAR(std::sqrt(square - mean * mean), sd, 0.025) << j;
    }
    for (std::size_t m = 0; m < 50; ++m) {
        const Point& place = posterior.places[posterior.members[m]];
        EXPECT_EQ(posterior.checks[m], std::vector{place[0] + place[1]});
        EXPECT_EQ(posterior.values[posterior.members[m]][1], toy(place, 1, 0));
    }
}

TEST(Course, TheSameResultsGiveTheSameCourse) {
    const CalibrationPlan plan = tiny_calibration("unused");
    Course one(plan), other(plan);
    EXPECT_EQ(follow(one), follow(other));
    EXPECT_EQ(one.posterior().places, other.posterior().places);
    EXPECT_EQ(one.posterior().members, other.posterior().members);
    EXPECT_EQ(one.digest(), other.digest());
    CalibrationPlan lucky = plan;
    lucky.seed = 6;
    Course third(lucky);
    follow(third);
    EXPECT_NE(third.posterior().places, one.posterior().places);
}

TEST(Course, WithReplicatesChanceIsSeenInTheFirstWave) {
    CalibrationPlan plan = tiny_calibration("unused");
    plan.sizes.replicates = 3;
    plan.checks = {};
    Course course(plan);
    EXPECT_EQ(course.runs_after({Kind::wave, 1}), 3u * 20 + 3u * 600);
    const auto stages = follow(course);
    EXPECT_EQ(stages[1], "wave-2");
    EXPECT_EQ(stages.back().substr(0, 11), "generation-");
    EXPECT_NEAR(course.chance_sd()[0], chance_sd, 0.006);  // 40 degrees of freedom
}

TEST(Course, RunsThatFollowAreCountedAtMost) {
    const CalibrationPlan plan = tiny_calibration("unused");
    const Course course(plan);
    EXPECT_EQ(course.runs_after({Kind::wave, 1}), 40u + 20 + 600 + 50);
    EXPECT_EQ(course.runs_after({Kind::generation, 5}), 100u + 50);
    EXPECT_EQ(course.runs_after({Kind::checks, 1}), 0u);
}

TEST(Course, TargetsThatNoPointReachesAreAnErrorInWords) {
    CalibrationPlan plan = tiny_calibration("unused");
    plan.fitting.targets[0].value = 9;
    Course course(plan);
    EXPECT_THAT(words_of<sweep::SweepError>([&] { follow(course); }),
                testing::AllOf(HasSubstr("no point is left for wave 2"), HasSubstr("wider error")));
}

TEST(StageResults, MeansAndChanceByHand) {
    StageResults results;
    results.replicates = 2;
    results.runs = {{1, 5}, {3, 5}, {10, NAN}, {14, 7}};
    const auto means = results.means();
    EXPECT_EQ(means[0], (std::vector<double>{2, 5}));
    EXPECT_EQ(means[1][0], 12);
    EXPECT_TRUE(std::isnan(means[1][1]));
    EXPECT_THAT(results.chance_variance(), ElementsAre((2.0 + 8.0) / 2, 0));  // 2 and 8 with one degree each
}

}  // namespace
}  // namespace savan::calibration
