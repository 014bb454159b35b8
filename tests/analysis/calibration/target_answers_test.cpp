#include "analysis/calibration/target_answers.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace savan::calibration {
namespace {

using scenario::Bound;
using scenario::Target;
using testing::HasSubstr;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

Target target(double value, double sampling_sd, double discrepancy_sd, Bound bound = Bound::equal) {
    Target made;
    made.id = "figure";
    made.observable = "aware_share";
    made.value = value;
    made.sampling_sd = sampling_sd;
    made.discrepancy_sd = discrepancy_sd;
    made.bound = bound;
    made.fit = bound == Bound::equal;
    made.source = "eff_mam_risk";
    made.status = "read";
    return made;
}

TEST(TargetAnswers, AMissIsInStandardDeviationsOfAllThatMayBeOff) {
    // Values 1 and 3: mean 2, variance of the mean 1. Errors 2 and 2: 4 + 4 + 1 = 9.
    const Answer answer = answers({target(8, 2, 2)}, {{1}, {undefined}, {3}}).at(0);
    EXPECT_EQ(answer.replicates, 2u);
    EXPECT_DOUBLE_EQ(answer.model.mean, 2);
    EXPECT_DOUBLE_EQ(answer.model.low, 1.1);
    EXPECT_DOUBLE_EQ(answer.model.high, 2.9);
    EXPECT_DOUBLE_EQ(answer.miss, -2);
    EXPECT_TRUE(answer.agrees());
}

TEST(TargetAnswers, ABoundIsMissedOnOneSideOnly) {
    const auto agrees = [](double model, Bound bound) {
        return answers({target(10, 1, 0, bound)}, {{model}}).at(0).agrees();
    };
    EXPECT_TRUE(agrees(12.9, Bound::equal) && !agrees(13.1, Bound::equal));
    EXPECT_TRUE(agrees(99, Bound::at_least) && agrees(7.1, Bound::at_least) && !agrees(6.9, Bound::at_least));
    EXPECT_TRUE(agrees(-99, Bound::at_most) && agrees(12.9, Bound::at_most) && !agrees(13.1, Bound::at_most));
}

TEST(TargetAnswers, WhatIsNowhereDefinedAgreesWithNothing) {
    for (const Bound bound : {Bound::equal, Bound::at_least, Bound::at_most}) {
        const auto made = answers({target(1, 1, 0, bound)}, {{undefined}});
        EXPECT_FALSE(made[0].agrees());
        EXPECT_TRUE(to_json(made)[0]["model"].is_null());
        EXPECT_THAT(csv(made), HasSubstr(",,,,0,,false,eff_mam_risk,"));
    }
}

TEST(TargetAnswers, TablesSayHowTheFigureIsUsedAndInWhichUnit) {
    Target effect = target(-0.2, 0.1, 0, Bound::at_most);
    effect.baseline = "none.toml";
    effect.change = scenario::PairedChange::relative;
    const auto made = answers({target(0.5, 0.3, 0.4), effect}, {{0.25, -0.5}});
    const std::string text = markdown(made);
    EXPECT_THAT(text, HasSubstr("0.500 ± 0.500"));
    EXPECT_THAT(text, HasSubstr("relative change"));
    EXPECT_THAT(text, HasSubstr("upper bound"));
    EXPECT_EQ(to_json(made)[0]["use"], "fit");
    EXPECT_EQ(to_json(made)[0]["unit"], "share");
    EXPECT_EQ(to_json(made)[1]["model"], -0.5);
    EXPECT_EQ(to_json(made)[1]["miss_sd"], -3);
}

}  // namespace
}  // namespace savan::calibration
