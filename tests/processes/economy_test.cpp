/// The household's income shock as a first-order autoregression, and local work as a two-state chain.

#include "sim/processes/economy.hpp"

#include <gtest/gtest.h>

#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

TEST(Economy, ShockHasTheVarianceAndTheMemoryOfAnAutoregression) {
    const double persistence = 0.8, sd = 0.3;
    constexpr int households = 100'000;
    TinyWorld tiny = crowd({.people = households},
                           [&](Parameters& p) { p.shock_persistence = persistence, p.shock_sd = sd; });
    tiny.months(60, economy::live);  // 0.8^60 of the start is left
    const auto now = tiny.world.households.shock;
    constexpr int lag = 3;
    tiny.months(lag, economy::live);
    const auto& later = tiny.world.households.shock;
    const double variance = sd * sd / (1 - persistence * persistence), memory = std::pow(persistence, lag);
    double mean = 0, square = 0, product = 0;
    for (std::size_t h = 0; h < households; ++h) {
        mean += now[h];
        square += double(now[h]) * now[h];
        product += double(now[h]) * later[h];
    }
    EXPECT_TRUE(plausible(p_of_mean(mean, households, 0, std::sqrt(variance))));
    EXPECT_TRUE(plausible(p_of_mean(square, households, variance, variance * std::sqrt(2.0))));
    EXPECT_TRUE(plausible(
        p_of_mean(product, households, memory * variance, variance * std::sqrt(1 + memory * memory))));
}

TEST(Economy, LocalWorkIsATwoStateChain) {
    constexpr int people = 100'000;
    TinyWorld tiny = crowd({.people = people}, [](Parameters& p) { p.job_rate = 0.6, p.job_loss = 0.9; });
    const double found = -std::expm1(-0.6 / 12), lost = -std::expm1(-0.9 / 12),
                 balance = found / (found + lost);
    for (int t = 1; t <= 30; ++t) {
        tiny.months(1, economy::live);
        const auto employed =
            std::count(tiny.world.youth.work.begin(), tiny.world.youth.work.end(), Work::wage);
        EXPECT_TRUE(plausible(p_of_share(employed, people, balance * (1 - std::pow(1 - found - lost, t)))));
    }
}

TEST(Economy, NobodyUnderFifteenFindsLocalWork) {
    TinyWorld tiny(tiny_scenario(8, 200, 24, [](Parameters& p) { p.job_rate = 6, p.job_loss = 0.1; }));
    tiny.for_everyone([&](PersonIndex i) { tiny.world.youth.school[i] = School::left; });
    tiny.months(1, economy::live);
    int children = 0, employed = 0;
    tiny.for_everyone([&](PersonIndex i) {
        const bool works = tiny.world.youth.work[i] == Work::wage;
        if (tiny.roster.age(i, tiny.now - 1) < 15) {
            ++children;
            ASSERT_FALSE(works) << tiny.roster.age(i, tiny.now - 1);
        } else {
            employed += works;
        }
    });
    EXPECT_GT(children, 200);
    EXPECT_GT(employed, 100);
}

}  // namespace
}  // namespace savan
