/// Bounds over all couplings, by hand and by enumeration.

#include "analysis/coupling.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace savan::analysis {
namespace {

TEST(Coupling, AToyByHand) {
    // Ten people: four have the event without, three with the programme.
    const std::vector<Margins> one = {{10, 4, 3}};
    const CouplingBounds bounds = coupling_bounds(one);
    EXPECT_EQ(bounds.spared.low, 1);   // all three of the scenario are among the four
    EXPECT_EQ(bounds.spared.high, 4);  // none is: 4 + 3 people fit into 10
    EXPECT_EQ(bounds.induced.low, 0);
    EXPECT_EQ(bounds.induced.high, 3);
    const Coupled anew = independent_coupling(one);
    EXPECT_DOUBLE_EQ(anew.spared, 4 * 0.7);
    EXPECT_DOUBLE_EQ(anew.induced, 3 * 0.6);
}

TEST(Coupling, GroupsAddUpAndTighten) {
    const std::vector<Margins> groups = {{10, 4, 3}, {6, 1, 5}}, together = {{16, 5, 8}};
    const CouplingBounds apart = coupling_bounds(groups), whole = coupling_bounds(together);
    EXPECT_EQ(apart.spared.low, 1 + 0);
    EXPECT_EQ(apart.spared.high, 4 + 1);
    EXPECT_EQ(apart.induced.low, 0 + 4);
    EXPECT_EQ(apart.induced.high, 3 + 5);
    EXPECT_LE(whole.spared.low, apart.spared.low);
    EXPECT_GE(whole.spared.high, apart.spared.high);
    EXPECT_DOUBLE_EQ(independent_coupling(groups).spared, 4 * 0.7 + 1.0 / 6);
}

/// Every way to choose who has the event in each world, for small groups: the bounds are reached and not
/// passed, and drawing both at random gives the independent means.
TEST(Coupling, EnumerationOfAllCouplings) {
    for (unsigned people = 1; people <= 6; ++people)
        for (int b = 0; b <= static_cast<int>(people); ++b)
            for (int s = 0; s <= static_cast<int>(people); ++s) {
                double lowest = 1e9, highest = -1, sum = 0, ways = 0;
                for (unsigned first = 0; first < 1u << people; ++first)
                    for (unsigned second = 0; second < 1u << people; ++second) {
                        if (__builtin_popcount(first) != b || __builtin_popcount(second) != s) continue;
                        const double spared = __builtin_popcount(first & ~second);
                        lowest = std::min(lowest, spared), highest = std::max(highest, spared);
                        sum += spared, ++ways;
                    }
                const std::vector<Margins> one = {{double(people), double(b), double(s)}};
                EXPECT_EQ(coupling_bounds(one).spared.low, lowest);
                EXPECT_EQ(coupling_bounds(one).spared.high, highest);
                EXPECT_NEAR(independent_coupling(one).spared, sum / ways, 1e-12);
                // What is spared less what is induced is the difference of the margins, whatever the
                // coupling.
                EXPECT_NEAR(independent_coupling(one).spared - independent_coupling(one).induced, b - s,
                            1e-12);
            }
}

TEST(Coupling, NobodyAtAll) {
    const std::vector<Margins> none = {{0, 0, 0}};
    EXPECT_EQ(independent_coupling(none).spared, 0);
    EXPECT_EQ(coupling_bounds(none).spared.high, 0);
}

}  // namespace
}  // namespace savan::analysis
