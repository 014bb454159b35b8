#include "analysis/suppression.hpp"

#include <gtest/gtest.h>

namespace savan::analysis {
namespace {

using Hidden = std::vector<bool>;

Hidden of(const std::vector<double>& counts) { return hidden_cells(counts); }

TEST(HiddenCells, NoneWhereAllAreLargeOrEmpty) {
    EXPECT_EQ(of({5, 100, 7}), (Hidden{false, false, false}));
    EXPECT_EQ(of({0, 100, 0}), (Hidden{false, false, false}));
    EXPECT_EQ(of({}), Hidden{});
}

TEST(HiddenCells, ASmallCellTakesTheNextSmallestWithIt) {
    EXPECT_EQ(of({4.9, 100, 7}), (Hidden{true, false, true}));
    EXPECT_EQ(of({0.05, 0, 30, 20}), (Hidden{true, false, false, true})) << "an empty cell protects nobody";
}

TEST(HiddenCells, TwoSmallCellsAreEnoughWhenTheyHoldFiveTogether) {
    EXPECT_EQ(of({4, 3, 100, 50}), (Hidden{true, true, false, false}));
    EXPECT_EQ(of({2, 2, 100, 50}), (Hidden{true, true, false, true})) << "four in all are still few";
}

TEST(HiddenCells, AllAreHiddenWhenNothingElseCanHideThem) {
    EXPECT_EQ(of({3, 40}), (Hidden{true, true}));
    EXPECT_EQ(of({1, 2}), (Hidden{true, true}));
    EXPECT_EQ(of({4}), Hidden{true});
}

// With the total known, a single hidden cell would be the total less the others.
TEST(HiddenCells, NeverASingleOneAmongSeveral) {
    for (int a = 0; a < 12; ++a)
        for (int b = 0; b < 12; ++b)
            for (int c = 0; c < 12; ++c) {
                const std::vector<double> counts{double(a), double(b), double(c)};
                const Hidden hidden = of(counts);
                double people = 0;
                int cells = 0, with_somebody = 0;
                for (std::size_t cell = 0; cell < 3; ++cell) {
                    people += hidden[cell] ? counts[cell] : 0;
                    cells += hidden[cell];
                    with_somebody += counts[cell] > 0;
                    EXPECT_TRUE(hidden[cell] || counts[cell] == 0 || counts[cell] >= smallest_cell);
                }
                const bool some = cells > 0 && cells < with_somebody;
                EXPECT_TRUE(!some || (cells >= 2 && people >= smallest_cell)) << a << ' ' << b << ' ' << c;
            }
}

TEST(HiddenInEither, IsTheUnionOfBoth) {
    EXPECT_EQ(hidden_in_either(std::vector<double>{3, 30, 9, 80}, std::vector<double>{30, 3, 80, 9}),
              (Hidden{true, true, true, true}));
    EXPECT_EQ(hidden_in_either(std::vector<double>{30, 30, 30}, std::vector<double>{3, 30, 20}),
              (Hidden{true, false, true}));
}

}  // namespace
}  // namespace savan::analysis
