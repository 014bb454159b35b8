/// The month's luck: the bytes are the top bytes of the full draws, a byte alone never rules out what
/// the full draw would do, and ties spark exactly when their draw is below the bound.

#include <gtest/gtest.h>

#include <map>

#include "sim/processes/ageing.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// The smallest draw with that top byte.
double smallest_draw(unsigned byte) { return unit_interval(byte << 24); }

TEST(LuckByte, NeverRulesOutADrawBelowTheProbability) {
    std::vector<double> probabilities = {0, 1e-300, 1e-12, 1e-9, 0.5, 1, 1.5, HUGE_VAL};
    for (int k = 0; k <= 256; ++k) {
        const double edge = k / 256.0;
        for (const double p :
             {std::nextafter(edge, -1), edge, std::nextafter(edge, 2), edge + 0x1p-33, edge - 0x1p-33})
            if (p >= 0) probabilities.push_back(p);
    }
    for (std::uint32_t k = 0; k < 20'000; ++k)
        probabilities.push_back(unit_interval(philox4x32_10({k, 0, 0, 0}, {1, 2})[0]));
    for (const double p : probabilities)
        for (unsigned byte = luck_byte(p) + 1u; byte < 256; ++byte) ASSERT_GE(smallest_draw(byte), p);
}

TEST(LuckByte, RulesOutMostDraws) {
    EXPECT_EQ(luck_byte(0.001), 0);
    EXPECT_EQ(luck_byte(0.5), 128);
    EXPECT_EQ(luck_byte(1.0), 255);
}

TEST(MonthLuck, BytesAreTopBytesOfTheFullDraws) {
    TinyWorld tiny(tiny_scenario(4, 200, 24));
    for (int month = 0; month < 3; ++month) {
        tiny.months(1, ageing::advance);
        const Month now = tiny.now - 1;
        tiny.for_everyone([&](PersonIndex i) {
            const Words4 words = tiny.draws.words(tiny.roster.person_id(i), Purpose::person_month, now);
            ASSERT_EQ(tiny.luck.intention[i], words[word_intention] >> 24);
            ASSERT_EQ(tiny.luck.schooling[i], words[word_schooling] >> 24);
            ASSERT_EQ(tiny.luck.work[i], words[word_work] >> 24);
        });
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v)
            for (HouseholdIndex h = tiny.roster.first_household[v]; h < tiny.roster.first_household[v + 1];
                 ++h)
                ASSERT_FLOAT_EQ(tiny.luck.shock[h],
                                static_cast<float>(tiny.draws.normal(tiny.roster.household_id(h, v),
                                                                     Purpose::household_month, now)));
    }
}

TEST(MonthLuck, TiesSparkExactlyBelowTheBound) {
    TinyWorld tiny(tiny_scenario(4, 200, 24));
    using Tie = std::pair<PersonIndex, PersonIndex>;
    const auto sparks = [&](double bound) {
        tiny.spark_bound = bound;
        tiny.begin_month();
        std::map<Tie, double> found;
        for (const auto& village : tiny.luck.sparks)
            for (const Spark& spark : village) {
                EXPECT_LT(spark.u, bound);
                EXPECT_TRUE(found.emplace(Tie{spark.younger, spark.older}, spark.u).second)
                    << "one draw per tie";
            }
        return found;
    };
    const auto all = sparks(1);
    std::size_t owned = 0;
    tiny.for_everyone([&](PersonIndex i) { owned += tiny.roster.ties.owned[i]; });
    EXPECT_EQ(all.size(), owned);
    for (const double bound : {0.0, 0.001, 0.02, 1.0 / 256, 0.37}) {
        const auto some = sparks(bound);
        std::size_t below = 0;
        for (const auto& [tie, u] : all) {
            below += u < bound;
            if (u < bound) {
                ASSERT_EQ(some.at(tie), u);
            }
        }
        EXPECT_EQ(some.size(), below) << bound;
    }
}

TEST(MonthLuck, TieDrawsAreUniform) {
    TinyWorld tiny(tiny_scenario(4, 500, 24));
    std::vector<std::int64_t> cells(1000);
    for (int month = 0; month < 30; ++month) {
        tiny.begin_month();
        for (const auto& village : tiny.luck.sparks)
            for (const Spark& spark : village) ++cells[static_cast<std::size_t>(spark.u * 1000)];
        ++tiny.now;
    }
    EXPECT_TRUE(plausible(p_of_uniform_counts(cells)));
}

}  // namespace
}  // namespace savan
