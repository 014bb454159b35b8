/// A column is zero from the beginning, whatever its memory held before.

#include "sim/state/column.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/state/youth.hpp"

namespace savan {
namespace {

TEST(Column, IsZeroFromTheBeginning) {
    for (const std::size_t rows : {1u, 100u, 5000u, 1'000'000u}) {
        { Column<float> before(rows, 3.5f); }  // its memory may be given again
        const Column<float> column(rows);
        EXPECT_EQ(column, Column<float>(rows, 0.0f));
        { Column<Place> before(rows, Place::abroad); }
        const Column<Place> places(rows);
        EXPECT_TRUE(std::ranges::all_of(places, [](Place place) { return place == Place::absent; }));
    }
}

TEST(Column, CopiesWhatIsWritten) {
    Column<std::int16_t> column(100);
    column[7] = -5;
    const Column<std::int16_t> copy = column;
    EXPECT_EQ(copy, column);
    EXPECT_EQ(copy[7], -5);
    EXPECT_EQ(copy[8], 0);
}

}  // namespace
}  // namespace savan
