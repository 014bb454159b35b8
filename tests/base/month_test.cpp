#include "sim/base/month.hpp"

#include <gtest/gtest.h>

namespace savan {
namespace {

static_assert(Month{0}.year() == 2002 && Month{0}.of_year() == 0);
static_assert(january(2002) == Month{0} && january(2016) == Month{168} && january(1992) == Month{-120});

TEST(Month, CountsThroughYearsOnBothSidesOfItsOrigin) {
    int year = 1990, of_year = 0;
    for (Month month = january(1990); month < january(2020); ++month) {
        ASSERT_EQ(month.year(), year) << month.index;
        ASSERT_EQ(month.of_year(), of_year) << month.index;
        if (++of_year == 12) of_year = 0, ++year;
    }
}

TEST(Month, BeforeTheOriginIsNotRoundedTowardsIt) {
    EXPECT_EQ(Month{-1}.year(), 2001);
    EXPECT_EQ(Month{-1}.of_year(), 11);
    EXPECT_EQ(Month{-12}.year(), 2001);
    EXPECT_EQ(Month{-13}.year(), 2000);
    EXPECT_EQ(Month{-43}.year(), 1998);
    EXPECT_EQ(Month{-43}.of_year(), 5);
}

TEST(Month, AddsSubtractsAndCompares) {
    EXPECT_EQ(Month{5} + 7, Month{12});
    EXPECT_EQ(Month{5} - 7, Month{-2});
    EXPECT_EQ(Month{12} - Month{-2}, 14);
    EXPECT_LT(Month{-1}, Month{0});
    Month month{11};
    EXPECT_EQ(++month, january(2003));
}

}  // namespace
}  // namespace savan
