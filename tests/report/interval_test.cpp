#include "analysis/report/interval.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace savan::analysis {

TEST(Interval, ToneFollowsTheBandAndItsDirectionAlone) {
    EXPECT_EQ(tone_of(-3, -1, Worse::more), Tone::better);
    EXPECT_EQ(tone_of(1, 3, Worse::more), Tone::worse);
    EXPECT_EQ(tone_of(-3, -1, Worse::less), Tone::worse);
    EXPECT_EQ(tone_of(1, 3, Worse::less), Tone::better);
    EXPECT_EQ(tone_of(1, 3, Worse::neither), Tone::neutral);
    EXPECT_EQ(tone_of(-1, 3, Worse::more), Tone::crosses);
    EXPECT_EQ(tone_of(0, 3, Worse::more), Tone::crosses);  // no change is within the band
}

// The scale -8 .. 2 is drawn on 102 of 112 pixels, so zero is at 5 + 8 / 10 x 102 = 86.6.
TEST(Interval, IsDrawnToItsColumnsScale) {
    Scale scale;
    scale.include(-8);
    scale.include(2);
    const std::string svg = interval(-8, -3, 2, scale, Tone::crosses).html();
    for (const char* part : {"x1=\"86.6\" x2=\"86.6\"", "x1=\"5.0\" x2=\"107.0\"", "cx=\"56.0\"",
                             "class=\"crosses\"", "aria-hidden=\"true\""})
        EXPECT_NE(svg.find(part), std::string::npos) << part << "\n" << svg;
}

TEST(Interval, IsNotDrawnWithoutABand) {
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(interval(undefined, 1, 2, {0, 3}, Tone::crosses).empty());
    EXPECT_TRUE(interval(0, 0, 0, {}, Tone::crosses).empty());
}

}  // namespace savan::analysis
