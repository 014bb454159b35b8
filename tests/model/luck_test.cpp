/// The month's luck: the bytes are those of the season's draws, a whole draw is uniform, and a byte alone
/// never rules out what the whole draw would do.

#include <gtest/gtest.h>

#include "sim/base/single_math.hpp"
#include "sim/processes/ageing.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr std::array words = {word_intention, word_schooling, word_work, word_talk};

/// Four months from January, May or September, and the month within them.
struct SeasonOf {
    int number, month;
};
SeasonOf season_of(Month now) {
    const int since = now.index + 12'000;  // a whole number of years, so that it is not negative
    return {since / 4 - 3000, since % 4};
}

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
    const MonthLuck luck;
    for (const double p : probabilities)
        for (unsigned byte = luck.bound(p) + 1u; byte < 256; ++byte)
            ASSERT_GE(MonthLuck::whole(static_cast<std::uint8_t>(byte), 0), p);
}

TEST(LuckByte, RulesOutMostDraws) {
    MonthLuck luck;
    EXPECT_EQ(luck.bound(0.001), 0);
    EXPECT_EQ(luck.bound(0.5), 128);
    EXPECT_EQ(luck.bound(1.0), 255);
    luck.pass_over = false;
    EXPECT_EQ(luck.bound(0.001), 255) << "nobody is passed over";
}

TEST(LuckByte, AWholeDrawIsInsideTheUnitIntervalAndRises) {
    EXPECT_GT(MonthLuck::whole(0, 0), 0.0);
    EXPECT_LT(MonthLuck::whole(255, 0xffffffffu), 1.0);
    for (unsigned byte = 0; byte < 255; ++byte)
        ASSERT_LT(MonthLuck::whole(static_cast<std::uint8_t>(byte), 0xffffffffu),
                  MonthLuck::whole(static_cast<std::uint8_t>(byte + 1), 0));
}

TEST(MonthLuck, IsPartOfTheSeasonsDraws) {
    TinyWorld tiny(tiny_scenario(4, 200, 24));
    tiny.now = Month{-7};  // two seasons of each year, and a year that begins before 2002
    for (int month = 0; month < 15; ++month, ++tiny.now) {
        tiny.draw();
        const auto [season, of_season] = season_of(tiny.now);
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            const int age = tiny.now.index - tiny.roster.birth[i];
            if (age < entry_age_months || age >= exit_age_months) continue;
            const EntityId id = tiny.roster.person_id(i);
            const Words4 coarse = tiny.draws.words(id, Purpose::person_season, Month{season});
            const Words4 fine = tiny.draws.words(id, Purpose::person_month_fine, tiny.now);
            for (const PersonWord word : words) {
                const std::uint8_t top = (coarse[word] >> (8 * of_season)) & 255u;
                ASSERT_EQ(tiny.luck.top(word)[i], top);
                ASSERT_EQ(tiny.luck.draw(tiny.roster, tiny.draws, i, word),
                          (top + unit_interval(fine[word])) / 256);
            }
        }
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v)
            for (HouseholdIndex h = tiny.roster.first_household[v]; h < tiny.roster.first_household[v + 1];
                 ++h)
                ASSERT_EQ(tiny.luck.shock()[h],
                          single::normal_quantile(tiny.draws.words(tiny.roster.household_id(h, v), Purpose::household_season,
                                                                   Month{season})[static_cast<std::size_t>(of_season)]));
    }
}

TEST(MonthLuck, IsTheSameHoweverOneComesToTheMonth) {
    TinyWorld straight(tiny_scenario(3, 100, 24)), jumping = straight;
    jumping.villages_per_block = 1;
    for (int month = 0; month < 24; ++month) {
        straight.now = Month{month};
        straight.draw();
        for (const int detour : {month + 5, month - 1, month}) {
            jumping.now = Month{detour};
            jumping.draw();
        }
        for (const PersonWord word : words)
            straight.for_everyone([&](PersonIndex i) {
                const int age = month - straight.roster.birth[i];
                if (age < exit_age_months) {
                    ASSERT_EQ(straight.luck.top(word)[i], jumping.luck.top(word)[i]);
                }
            });
        ASSERT_EQ(straight.luck.shock(), jumping.luck.shock());
    }
}

/// A year of a crowd's whole draws for one use.
struct Year {
    static constexpr std::size_t people = 20'000, months = 12;
    std::vector<std::array<double, months>> u{people};

    explicit Year(PersonWord word) {
        TinyWorld tiny = crowd({.people = people});
        for (std::size_t month = 0; month < months; ++month, ++tiny.now) {
            tiny.draw();
            for (PersonIndex i = 0; i < people; ++i)
                u[i][month] = tiny.luck.draw(tiny.roster, tiny.draws, i, word);
        }
    }
};

TEST(MonthLuck, WholeDrawsAreUniformAndMonthsAndUsesAreIndependent) {
    std::vector<Year> years;
    for (const PersonWord word : words) years.emplace_back(word);
    // Finer than the top byte, so that both parts and how they meet are seen.
    for (const Year& year : years) {
        std::vector<std::int64_t> cells(1000);
        for (const auto& person : year.u)
            for (const double u : person) ++cells[static_cast<std::size_t>(u * 1000)];
        EXPECT_TRUE(plausible(p_of_uniform_counts(cells)));
    }
    const auto correlated = [&](std::size_t a, std::size_t b, std::size_t lag) {
        double sum = 0;
        std::int64_t pairs = 0;
        for (std::size_t i = 0; i < Year::people; ++i)
            for (std::size_t month = 0; month + lag < Year::months; ++month, ++pairs)
                sum += (years[a].u[i][month] - 0.5) * (years[b].u[i][month + lag] - 0.5);
        return p_of_mean(sum, pairs, 0, 1.0 / 12);
    };
    for (std::size_t a = 0; a < years.size(); ++a)
        for (std::size_t b = 0; b < years.size(); ++b)
            for (const std::size_t lag : {0u, 1u, 2u, 3u, 4u})
                if (a != b || lag > 0) {
                    EXPECT_TRUE(plausible(correlated(a, b, lag)))
                        << a << " and " << b << ", " << lag << " months later";
                }
}

TEST(MonthLuck, ShocksAreStandardNormalAndSeasonsMonthsIndependent) {
    constexpr std::size_t households = 50'000, months = 8;
    TinyWorld tiny = crowd({.people = households});
    std::vector<std::vector<float>> shocks;
    for (std::size_t month = 0; month < months; ++month, ++tiny.now) {
        tiny.draw();
        shocks.push_back(tiny.luck.shock());
    }
    double sum = 0, squares = 0;
    std::vector<std::int64_t> cells(1000);
    for (const auto& month : shocks)
        for (const float x : month) {
            sum += x, squares += double(x) * x;
            ++cells[static_cast<std::size_t>(std::fmin(999, 500 * std::erfc(-x / std::sqrt(2.0))))];
        }
    EXPECT_TRUE(plausible(p_of_mean(sum, households * months, 0, 1)));
    EXPECT_TRUE(plausible(p_of_mean(squares, households * months, 1, std::sqrt(2.0))));
    EXPECT_TRUE(plausible(p_of_uniform_counts(cells)));
    for (std::size_t lag = 1; lag < months; ++lag) {
        double product = 0;
        for (std::size_t h = 0; h < households; ++h) product += double(shocks[0][h]) * shocks[lag][h];
        EXPECT_TRUE(plausible(p_of_mean(product, households, 0, 1))) << lag;
    }
}

}  // namespace
}  // namespace savan
