/// How often the bands of the whole line hold the truth, over many worlds.

#include <gtest/gtest.h>

#include "tests/analysis/calibration/stand_in.hpp"
#include "tests/support/statistics.hpp"

namespace savan::calibration {
namespace {

/// Bands of 90 % hold the truth in 90 % of worlds: the count is binomial if parameters err for themselves,
/// and wider by at most a factor of two in standard deviation if all four of a world err together.
TEST(Coverage, OfNinetyPercentBandsIsNearNinetyPercent) {
    constexpr std::uint32_t worlds = 100;
    int hits = 0;
    for (std::uint32_t world = 101; world < 101 + worlds; ++world) {
        const auto found = stand_in::calibrate(world);
        ASSERT_TRUE(found) << world;
        hits += stand_in::covered(*found, world);
    }
    RecordProperty("coverage_percent", 100 * hits / static_cast<int>(worlds * stand_in::places));
    EXPECT_TRUE(support::plausible(support::p_of_share(hits, worlds * stand_in::places, 0.9))) << hits;
}

}  // namespace
}  // namespace savan::calibration
