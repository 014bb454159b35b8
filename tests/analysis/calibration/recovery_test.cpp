/// The whole line, history matching and then ABC-SMC, on data that a stand-in made from known parameters.

#include <gtest/gtest.h>

#include "tests/analysis/calibration/stand_in.hpp"

namespace savan::calibration {
namespace {

TEST(Recovery, FindsKnownParametersAndSaysWhichTheDataKnow) {
    int hits = 0;
    for (std::uint32_t world = 1; world <= 4; ++world) {
        const auto found = stand_in::calibrate(world);
        ASSERT_TRUE(found) << world;
        EXPECT_TRUE(admissible(found->waves, found->observed, stand_in::truth_of(world))) << world;
        EXPECT_LT(found->waves[0].kept_share, 0.2);
        EXPECT_LE(found->waves[1].kept_share, 1.3 * found->waves[0].kept_share);
        hits += stand_in::covered(*found, world);
        const auto parameters = identify(found->posterior.points, found->posterior.weights);
        EXPECT_EQ(parameters[0].verdict, Identification::identified) << world;
        EXPECT_EQ(parameters[2].verdict, Identification::identified) << world;
        EXPECT_EQ(parameters[3].verdict, Identification::stays_prior) << world;
        if (world > 1) continue;
        const auto again = stand_in::calibrate(world);
        EXPECT_EQ(again->waves[1].kept_share, found->waves[1].kept_share);
        EXPECT_EQ(again->posterior.points, found->posterior.points);
        EXPECT_EQ(again->posterior.weights, found->posterior.weights);
    }
    // Of 16 bands of 90 % fewer than 10 hold the truth once in two thousand times.
    EXPECT_GE(hits, 10);
}

}  // namespace
}  // namespace savan::calibration
