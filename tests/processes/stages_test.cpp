/// Waiting times of the intention stages against geometric, competing-risk and phase-type laws.

#include <gtest/gtest.h>

#include <array>

#include "sim/processes/intention.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// Month (1, 2, ..) in which each person first reaches the stage; 0 if not within `months`.
std::vector<int> months_until(TinyWorld& tiny, Stage stage, int months) {
    std::vector<int> reached(tiny.roster.people());
    for (int month = 1; month <= months; ++month) {
        tiny.months(1, intention::decide);
        for (std::size_t i = 0; i < reached.size(); ++i)
            if (!reached[i] && tiny.world.youth.stage[i] == stage) reached[i] = month;
    }
    return reached;
}

double sum(const std::vector<int>& values) {
    double total = 0;
    for (const int value : values) total += value;
    return total;
}

TEST(Stages, WaitingToConsiderIsGeometric) {
    const double h = 0.12, p = -std::expm1(-h);
    TinyWorld tiny = crowd({.people = 60'000}, [&](Parameters& q) {
        q.consider_rate = h;
        q.plan_rate = 0;
        q.forget_rate = 0;
    });
    const auto waited = months_until(tiny, Stage::considering, 200);
    ASSERT_EQ(std::count(waited.begin(), waited.end(), 0), 0);
    const auto n = static_cast<std::int64_t>(waited.size());
    EXPECT_TRUE(plausible(p_of_mean(sum(waited), n, 1 / p, std::sqrt((1 - p) / (p * p)))));
    // Variance through its own law: E (w - mean)^2, whose variance needs the fourth central moment.
    const double mean = 1 / p, variance = (1 - p) / (p * p);
    const double fourth = variance * variance * 9 + variance * (p * p / (1 - p)) * variance;
    double squares = 0;
    for (const int w : waited) squares += (w - mean) * (w - mean);
    EXPECT_TRUE(plausible(p_of_mean(squares, n, variance, std::sqrt(fourth - variance * variance))));
    // The whole shape, month by month; the last cell holds the tail.
    constexpr int cells = 30;
    std::vector<std::int64_t> seen(cells);
    std::vector<double> expected(cells);
    for (const int w : waited) ++seen[static_cast<std::size_t>(std::min(w, cells) - 1)];
    for (int k = 1; k < cells; ++k)
        expected[static_cast<std::size_t>(k - 1)] = static_cast<double>(n) * p * std::pow(1 - p, k - 1);
    expected[cells - 1] = static_cast<double>(n) * std::pow(1 - p, cells - 1);
    EXPECT_TRUE(plausible(p_of_counts(seen, expected)));
}

TEST(Stages, TwoExitsCompeteInOneMonth) {
    const double plan = 0.3, forget = 0.5;
    TinyWorld tiny = crowd({.people = 400'000}, [&](Parameters& q) {
        q.plan_rate = plan;
        q.forget_rate = forget;
    });
    std::fill(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::considering);
    tiny.months(1, intention::decide);
    const auto count = [&](Stage stage) {
        return std::count(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), stage);
    };
    const std::int64_t planning = count(Stage::planning), none = count(Stage::none), all = 400'000;
    EXPECT_TRUE(plausible(p_of_share(planning + none, all, -std::expm1(-(plan + forget)))));
    EXPECT_TRUE(plausible(p_of_share(planning, planning + none, plan / (plan + forget))));
}

TEST(Stages, AwarenessMakesThoughtsFade) {
    TinyWorld tiny = crowd({.people = 200'000}, [](Parameters& q) {
        q.plan_rate = 0;
        q.forget_rate = 0.2;
        q.forget_awareness = 1.5;
    });
    std::fill(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::considering);
    std::fill(tiny.world.youth.awareness.begin(), tiny.world.youth.awareness.end(), 0.5f);
    tiny.months(1, intention::decide);
    const auto none = std::count(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::none);
    EXPECT_TRUE(plausible(p_of_share(none, 200'000, -std::expm1(-0.2 * (1 + 1.5 * 0.5)))));
}

/// Mean and variance of a discrete phase-type time that starts in the first phase.
std::pair<double, double> phase_type(std::array<std::array<double, 3>, 3> t) {
    // Solve (I - T) m1 = 1 and (I - T) m2 = 1 + 2 T m1 for the first two moments by Gauss elimination.
    const auto solve = [&](std::array<double, 3> right) {
        std::array<std::array<double, 4>, 3> rows{};
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) rows[r][c] = (r == c) - t[r][c];
            rows[r][3] = right[r];
        }
        for (std::size_t pivot = 0; pivot < 3; ++pivot)
            for (std::size_t r = 0; r < 3; ++r) {
                if (r == pivot) continue;
                const double factor = rows[r][pivot] / rows[pivot][pivot];
                for (std::size_t c = pivot; c < 4; ++c) rows[r][c] -= factor * rows[pivot][c];
            }
        return std::array<double, 3>{rows[0][3] / rows[0][0], rows[1][3] / rows[1][1],
                                     rows[2][3] / rows[2][2]};
    };
    const auto first = solve({1, 1, 1});
    std::array<double, 3> right{};
    for (std::size_t r = 0; r < 3; ++r) {
        right[r] = 1;
        for (std::size_t c = 0; c < 3; ++c) right[r] += 2 * t[r][c] * first[c];
    }
    const double mean = first[0], second = solve(right)[0];
    return {mean, second - mean * mean};
}

TEST(Stages, TimeToLeavingIsPhaseType) {
    const double consider = 0.2, plan = 0.3, forget = 0.15, act = 0.4, postpone = 0.25;
    TinyWorld tiny = crowd({.people = 40'000}, [&](Parameters& q) {
        q.consider_rate = consider, q.plan_rate = plan, q.forget_rate = forget;
        q.act_rate = act, q.postpone_rate = postpone;
    });
    const auto waited = months_until(tiny, Stage::leaving, 230);
    ASSERT_EQ(std::count(waited.begin(), waited.end(), 0), 0);
    const double begin = -std::expm1(-consider);
    const double from_considering = -std::expm1(-(plan + forget)),
                 from_planning = -std::expm1(-(act + postpone));
    const double up = from_considering * plan / (plan + forget), down = from_considering - up;
    const double back = from_planning * postpone / (act + postpone);
    const auto [mean, variance] =
        phase_type({{{1 - begin, begin, 0}, {down, 1 - from_considering, up}, {0, back, 1 - from_planning}}});
    EXPECT_TRUE(plausible(
        p_of_mean(sum(waited), static_cast<std::int64_t>(waited.size()), mean, std::sqrt(variance))));
}

TEST(Stages, WithoutMoneyOnlyALenderLetsPeopleLeave) {
    TinyWorld tiny = crowd({.people = 300'000}, [](Parameters& q) {
        q.act_rate = 50;
        q.postpone_rate = 0;
        q.lender_chance = 0.3;
    });
    std::fill(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::planning);
    std::fill(tiny.world.households.assets.begin(), tiny.world.households.assets.end(), 0.0f);
    // One half has a tie abroad, who lends with the same chance.
    for (PersonIndex i = 0; i < 150'000; ++i) tiny.world.youth.ties_abroad[i] = 1;
    tiny.months(1, intention::decide);
    const auto begin = tiny.world.youth.stage.begin();
    EXPECT_TRUE(
        plausible(p_of_share(std::count(begin, begin + 150'000, Stage::leaving), 150'000, 1 - 0.7 * 0.7)));
    EXPECT_TRUE(
        plausible(p_of_share(std::count(begin + 150'000, begin + 300'000, Stage::leaving), 150'000, 0.3)));
}

TEST(Stages, ChildrenUnderTwelveDoNotThinkOfIt) {
    TinyWorld tiny = crowd({.people = 1000, .age_years = 11}, [](Parameters& q) { q.consider_rate = 50; });
    tiny.months(1, intention::decide);
    EXPECT_EQ(std::count(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::none), 1000);
    tiny.now = Month{12};
    tiny.months(1, intention::decide);
    EXPECT_EQ(std::count(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::considering),
              1000);
}

}  // namespace
}  // namespace savan
