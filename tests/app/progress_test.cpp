#include "sim/app/progress.hpp"

#include <gtest/gtest.h>

namespace savan::app {

TEST(ProgressText, TimeLeftIsJudgedByWhatIsDone) {
    EXPECT_EQ(progress_text(0, 20, 7, "replicates"), "0 %, 0 of 20 replicates, time left unknown");
    EXPECT_EQ(progress_text(5, 20, 60, "replicates"), "25 %, 5 of 20 replicates, about 3 min left");
    EXPECT_EQ(progress_text(19, 20, 38, "replicates"), "95 %, 19 of 20 replicates, about 2 s left");
    EXPECT_EQ(progress_text(20, 20, 40, "runs"), "100 %, 20 of 20 runs, about 0 s left");
}

TEST(ProgressText, WhatFollowsIsCountedToo) {
    EXPECT_EQ(progress_text(0, 20, 7, "runs of wave 1", 80), "0 %, 0 of 20 runs of wave 1, time left unknown");
    EXPECT_EQ(progress_text(5, 20, 60, "runs of wave 1", 85),
              "25 %, 5 of 20 runs of wave 1, about 3 min left, at most 20 min with all that follows");
}

TEST(DurationText, IsInTheUnitThatFits) {
    EXPECT_EQ(duration_text(0), "0 s");
    EXPECT_EQ(duration_text(98.2), "99 s");
    EXPECT_EQ(duration_text(100), "2 min");
    EXPECT_EQ(duration_text(5000), "84 min");
    EXPECT_EQ(duration_text(7800), "2 h 10 min");
}

}  // namespace savan::app
