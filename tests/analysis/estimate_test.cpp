#include "analysis/estimate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace savan::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(Estimate, MeanAndBandOfFiveReplicates) {
    const Estimate found = estimate(std::vector<double>{-10, 5, 0, -20, -10});
    EXPECT_DOUBLE_EQ(found.mean, -7);
    EXPECT_DOUBLE_EQ(found.low, -18);  // h = 0.2 from -20 to -10
    EXPECT_DOUBLE_EQ(found.high, 4);   // h = 3.8 from 0 to 5
}

TEST(Estimate, LeavesOutWhatIsNotDefined) {
    const Estimate found = estimate(std::vector<double>{none, 4, none});
    EXPECT_EQ(found.mean, 4);
    EXPECT_EQ(found.low, 4);
    EXPECT_EQ(found.high, 4);
    EXPECT_TRUE(std::isnan(estimate(std::vector<double>{none}).mean));
}

TEST(Estimate, CrossesZeroUnlessTheWholeBandIsOnOneSide) {
    EXPECT_TRUE((Estimate{1, -1, 3}.crosses_zero()));
    EXPECT_TRUE((Estimate{1, 0, 3}.crosses_zero()));
    EXPECT_TRUE((Estimate{-1, -3, 0}.crosses_zero()));
    EXPECT_FALSE((Estimate{1, 0.1, 3}.crosses_zero()));
    EXPECT_FALSE((Estimate{-1, -3, -0.1}.crosses_zero()));
    EXPECT_TRUE((Estimate{none, none, none}.crosses_zero()));
}

TEST(PairedDifferences, ReplicateByReplicate) {
    EXPECT_EQ(paired_differences(std::vector<double>{3, 5}, std::vector<double>{1, 9}),
              (std::vector<double>{2, -4}));
}

TEST(SharePositive, CountsTiesAsNotPositive) {
    EXPECT_DOUBLE_EQ(share_positive(std::vector<double>{1, 0, -1, 2, none}), 0.5);
    EXPECT_TRUE(std::isnan(share_positive(std::vector<double>{})));
}

}  // namespace
}  // namespace savan::analysis
