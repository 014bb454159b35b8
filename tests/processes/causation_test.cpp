/// Cumulative causation: a village's stock of migrant-months against the fixed points of its mean field.

#include <gtest/gtest.h>

#include <numeric>

#include "sim/processes/departure.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/villages.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 30'000, months = 240;
constexpr double consider = 0.001, back = 0.05, scale = 3, fade = 0.1;

/// Months at home before the first thought, then one month to plan and one to leave.
TinyWorld village(double pull, double start_experience) {
    TinyWorld tiny = crowd({.people = people, .age_years = 15}, [&](Parameters& p) {
        p.consider_rate = consider, p.cumulative_causation = pull;
        p.plan_rate = p.act_rate = 50, p.forget_rate = p.postpone_rate = 0;
        p.return_rate = back;
        p.experience_scale = scale, p.experience_fade = fade;
    });
    tiny.world.villages.experience[0] = start_experience;
    tiny.world.villages.migrant_months[0] = -std::log1p(-start_experience) * people * scale;
    return tiny;
}

double live(TinyWorld& tiny) {
    tiny.months(months, intention::decide, departure::leave, exploitation::strike, homecoming::come,
                villages::remember);
    return tiny.world.villages.experience[0];
}

/// Share of people who are abroad at month's end in balance, when the village's experience stays at x.
double abroad_in_balance(double x, double pull) {
    const double p = -std::expm1(-consider * std::exp(pull * x)), q = -std::expm1(-back);
    // A cycle is 1/p months without a thought, two months of considering and planning, the last of which
    // ends abroad, and 1/q months in Thailand.
    return (1 / q) / (1 / p + 2 + 1 / q);
}

double excess(double x, double pull) {
    return 1 - std::exp(-abroad_in_balance(x, pull) / (fade * scale)) - x;
}

double root(double low, double high, double pull) {
    for (int k = 0; k < 200; ++k) {
        const double middle = (low + high) / 2;
        (excess(middle, pull) * excess(low, pull) > 0 ? low : high) = middle;
    }
    return (low + high) / 2;
}

TEST(CumulativeCausation, WithoutItOneBalanceFromEverywhere) {
    const double balance = root(0, 1, 0);
    for (const double start : {0.0, 0.9}) {
        TinyWorld tiny = village(0, start);
        EXPECT_NEAR(live(tiny), balance, 0.01) << "from " << start;
    }
}

TEST(CumulativeCausation, EndsInTheBasinInWhichItBegins) {
    constexpr double pull = 6;
    // Three fixed points: low and high stable, the middle one a threshold.
    std::vector<double> points;
    for (double x = 0; x < 0.9995; x += 0.001)
        if (excess(x, pull) * excess(x + 0.001, pull) < 0) points.push_back(root(x, x + 0.001, pull));
    ASSERT_EQ(points.size(), 3u);
    TinyWorld low = village(pull, 0), high = village(pull, 0.99);
    EXPECT_NEAR(live(low), points[0], 0.25 * (points[1] - points[0]));
    EXPECT_NEAR(live(high), points[2], 0.01);
}

TEST(Villages, StockFollowsItsRecursion) {
    TinyWorld tiny = crowd({.people = 100}, [](Parameters& p) {
        p.experience_fade = 0.07, p.experience_scale = 4, p.stance_fade = 0.1, p.stance_start = 0.3;
    });
    for (PersonIndex i = 0; i < 25; ++i) tiny.send_abroad({.person = i});
    tiny.world.villages.others[0] = 100;  // 200 villagers
    tiny.world.villages.stance[0] = 0.8;
    double stock = 0, stance = 0.8;
    for (int month = 0; month < 200; ++month) {
        tiny.months(1, villages::remember);
        stock = (1 - 0.07) * stock + 25;
        stance = 0.3 + (stance - 0.3) * 0.9;
        ASSERT_DOUBLE_EQ(tiny.world.villages.migrant_months[0], stock);
        ASSERT_NEAR(tiny.world.villages.experience[0], 1 - std::exp(-stock / (200 * 4)), 1e-13);
        ASSERT_NEAR(tiny.world.villages.stance[0], stance, 1e-13);
    }
    EXPECT_NEAR(stock, 25 / 0.07, 1e-3) << "the fixed point of the stock";
}

}  // namespace
}  // namespace savan
