// Keyed draws: each coordinate of the key gives uniform, independent luck (verification 9 and 22).

#include "sim/base/draws.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/statistics.hpp"

namespace savan {
namespace {

using support::plausible;

constexpr std::uint32_t million = 1'000'000;

/// Draws along one coordinate of the key, the others being fixed at values a run has.
struct Line {
    std::string name;
    std::uint32_t length;
    std::function<double(std::uint32_t)> at;
};

std::vector<Line> lines() {
    const Draws luck{{2005, 3}};
    const EntityId someone{417, 88};
    const Month month{57};
    return {
        {"id", million, [=](auto i) { return luck.uniform({i, 88}, Purpose::person_season, month); }},
        {"village", 65536, [=](auto i) {
             return luck.uniform({417, static_cast<std::uint16_t>(i)}, Purpose::person_season, month);
         }},
        {"purpose", 65536, [=](auto i) { return luck.uniform(someone, static_cast<Purpose>(i), month); }},
        {"month", million, [=](auto i) {
             return luck.uniform(someone, Purpose::person_season, Month{static_cast<int>(i) - 500'000});
         }},
        {"slot", million, [=](auto i) { return luck.uniform(someone, Purpose::person_season, month, i); }},
        {"seed", million, [=](auto i) {
             return Draws{{i, 3}}.uniform(someone, Purpose::person_season, month);
         }},
        {"replicate", million, [=](auto i) {
             return Draws{{2005, i}}.uniform(someone, Purpose::person_season, month);
         }},
    };
}

class Lines : public testing::TestWithParam<std::size_t> {};

TEST_P(Lines, AreUniform) {
    const Line line = lines()[GetParam()];
    std::vector<std::int64_t> cells(256);
    for (std::uint32_t i = 0; i < line.length; ++i) ++cells[static_cast<std::size_t>(line.at(i) * 256)];
    EXPECT_TRUE(plausible(support::p_of_uniform_counts(cells))) << "along " << line.name;
}

TEST_P(Lines, HaveUncorrelatedNeighbours) {
    const Line line = lines()[GetParam()];
    for (const std::uint32_t lag : {1u, 2u, 4u, 12u, 64u}) {
        double sum = 0;
        for (std::uint32_t i = 0; i + lag < line.length; ++i)
            sum += (line.at(i) - 0.5) * (line.at(i + lag) - 0.5);
        // A product of two independent uniforms about their mean has mean 0 and variance 1/144.
        EXPECT_TRUE(plausible(support::p_of_mean(sum, line.length - lag, 0, 1.0 / 12)))
            << "along " << line.name << ", lag " << lag;
    }
}

TEST_P(Lines, FillTheSquareOfNeighbours) {
    const Line line = lines()[GetParam()];
    std::vector<std::int64_t> cells(16 * 16);
    for (std::uint32_t i = 0; i + 1 < line.length; i += 2) {
        const auto x = static_cast<std::size_t>(line.at(i) * 16);
        const auto y = static_cast<std::size_t>(line.at(i + 1) * 16);
        ++cells[x * 16 + y];
    }
    EXPECT_TRUE(plausible(support::p_of_uniform_counts(cells))) << "along " << line.name;
}

INSTANTIATE_TEST_SUITE_P(OfTheKey, Lines, testing::Range<std::size_t>(0, 7),
                         [](const auto& each) { return lines()[each.param].name; });

TEST(Draws, OfNeighbouringCoordinatesAreUncorrelatedWithEachOther) {
    // One person's draws of a month against those of the next person, month, village, purpose,
    // replicate and seed: the pairs whose dependence would show as wrong variances of totals.
    const Draws luck{{2005, 0}}, next_replicate{{2005, 1}}, next_seed{{2006, 0}};
    std::array<double, 6> sums{};
    for (std::uint32_t i = 0; i < million; ++i) {
        const EntityId who{i % 1000, static_cast<std::uint16_t>(i / 1000 % 100)};
        const Month month{static_cast<int>(i / 100'000)};
        const auto what = Purpose::person_season;
        const double u = luck.uniform(who, what, month) - 0.5;
        const std::array<double, 6> others = {
            luck.uniform({who.local + 1, who.village}, what, month),
            luck.uniform({who.local, static_cast<std::uint16_t>(who.village + 1)}, what, month),
            luck.uniform(who, Purpose::talk, month),
            luck.uniform(who, what, month + 1),
            next_replicate.uniform(who, what, month),
            next_seed.uniform(who, what, month),
        };
        for (std::size_t k = 0; k < others.size(); ++k) sums[k] += u * (others[k] - 0.5);
    }
    for (std::size_t k = 0; k < sums.size(); ++k)
        EXPECT_TRUE(plausible(support::p_of_mean(sums[k], million, 0, 1.0 / 12))) << "pair " << k;
}

TEST(Draws, AreKeyedByEveryCoordinateAndNothingElse) {
    const Draws luck{{2005, 3}};
    const auto base = luck.words({7, 8}, Purpose::channel, Month{9}, 10);
    EXPECT_EQ(base, luck.words({7, 8}, Purpose::channel, Month{9}, 10));
    EXPECT_EQ(base, philox4x32_10({7, (8u << 16) | 32u, 9, 10}, {2005, 3})) << "the layout is frozen";
    EXPECT_NE(base, luck.words({8, 8}, Purpose::channel, Month{9}, 10));
    EXPECT_NE(base, luck.words({7, 9}, Purpose::channel, Month{9}, 10));
    EXPECT_NE(base, luck.words({7, 8}, Purpose::sector, Month{9}, 10));
    EXPECT_NE(base, luck.words({7, 8}, Purpose::channel, Month{-9}, 10));
    EXPECT_NE(base, luck.words({7, 8}, Purpose::channel, Month{9}, 11));
    EXPECT_NE(base, (Draws{{2006, 3}}.words({7, 8}, Purpose::channel, Month{9}, 10)));
    EXPECT_NE(base, (Draws{{2005, 4}}.words({7, 8}, Purpose::channel, Month{9}, 10)));
}

TEST(Draws, TakeFourSlotsFromOneCall) {
    const Draws luck{{1, 2}};
    for (std::uint32_t slot = 0; slot < 12; ++slot)
        EXPECT_EQ(luck.uniform({3, 4}, Purpose::channel, Month{5}, slot),
                  unit_interval(luck.words({3, 4}, Purpose::channel, Month{5}, slot / 4)[slot % 4]));
}

TEST(UnitInterval, IsOpenAtBothEnds) {
    static_assert(unit_interval(0) == 0x1p-33);
    static_assert(unit_interval(0xffffffffu) == 1 - 0x1p-33);
    EXPECT_GT(unit_interval(0), 0.0);
    EXPECT_LT(unit_interval(0xffffffffu), 1.0);
}

TEST(Draws, CoupleEventsMonotonically) {
    // Whoever has the event at a low probability has it at every higher one.
    const Draws luck{{2005, 0}};
    const std::array<double, 5> chances = {0.001, 0.02, 0.3, 0.5, 0.97};
    std::array<std::int64_t, 5> events{};
    for (std::uint32_t id = 0; id < million; ++id) {
        bool before = false;
        for (std::size_t k = 0; k < chances.size(); ++k) {
            const bool now = luck.uniform({id, 1}, Purpose::apprehension, Month{0}) < chances[k];
            ASSERT_TRUE(now || !before) << "person " << id;
            events[k] += now;
            before = now;
        }
    }
    for (std::size_t k = 0; k < chances.size(); ++k)
        EXPECT_TRUE(plausible(support::p_of_share(events[k], million, chances[k]))) << chances[k];
}

std::size_t choose(const Draws& luck, std::uint32_t id, const std::array<double, 4>& utilities) {
    std::size_t best = 0;
    double most = 0;
    for (std::uint32_t k = 0; k < 4; ++k) {
        const double total = utilities[k] + gumbel(luck.words({id, 5}, Purpose::channel, Month{12})[k]);
        if (k == 0 || total > most) most = total, best = k;
    }
    return best;
}

TEST(Gumbel, MaximaChooseWithSoftmaxShares) {
    const Draws luck{{2005, 0}};
    for (const std::array<double, 4>& utilities :
         {std::array{0.0, 0.0, 0.0, 0.0}, std::array{1.2, -0.7, 0.0, 2.5}, std::array{-4.0, 0.0, 3.0, 1.0}}) {
        double weights = 0;
        for (const double u : utilities) weights += std::exp(u);
        std::vector<double> expected;
        for (const double u : utilities) expected.push_back(million * std::exp(u) / weights);
        std::vector<std::int64_t> seen(4);
        for (std::uint32_t id = 0; id < million; ++id) ++seen[choose(luck, id, utilities)];
        EXPECT_TRUE(plausible(support::p_of_counts(seen, expected)));
    }
}

TEST(Gumbel, RaisingOneUtilityNeverMovesItsChooserAway) {
    const Draws luck{{2005, 0}};
    const std::array<double, 4> base = {0.3, -0.2, 0.1, 0.6};
    for (std::size_t raised = 0; raised < 4; ++raised) {
        std::array<double, 4> better = base;
        better[raised] += 0.4;
        std::int64_t joined = 0;
        for (std::uint32_t id = 0; id < 200'000; ++id) {
            const auto before = choose(luck, id, base), after = choose(luck, id, better);
            ASSERT_TRUE(after == before || after == raised) << "person " << id;
            joined += after != before;
        }
        EXPECT_GT(joined, 0) << "alternative " << raised;
    }
}

TEST(Gumbel, IsFiniteForTheExtremeWords) {
    for (const double u : {unit_interval(0), unit_interval(0xffffffffu)})
        EXPECT_TRUE(std::isfinite(-portable::log(-portable::log(u)))) << u;
}

TEST(Normals, HaveTheirMomentsAndTails) {
    const Draws luck{{2005, 0}};
    const std::array<double, 9> cuts = {-4.0, -3.0, -1.96, -1.0, 0.0, 1.0, 1.96, 3.0, 4.0};
    std::array<std::int64_t, 9> below{};
    double sum = 0, squares = 0, cubes = 0, fourths = 0, largest_gap = 0;
    std::vector<std::int64_t> cells(1000);
    for (std::uint32_t id = 0; id < million; ++id) {
        const double x = luck.normal({id, 2}, Purpose::wage_offer, Month{3});
        sum += x, squares += x * x, cubes += x * x * x, fourths += x * x * x * x;
        for (std::size_t k = 0; k < cuts.size(); ++k) below[k] += x < cuts[k];
        ++cells[static_cast<std::size_t>(std::fmin(999, 500 * std::erfc(-x / std::sqrt(2.0))))];
    }
    EXPECT_TRUE(plausible(support::p_of_mean(sum, million, 0, 1)));
    EXPECT_TRUE(plausible(support::p_of_mean(squares, million, 1, std::sqrt(2.0))));
    EXPECT_TRUE(plausible(support::p_of_mean(cubes, million, 0, std::sqrt(15.0))));
    EXPECT_TRUE(plausible(support::p_of_mean(fourths, million, 3, std::sqrt(96.0))));
    // At +-4 about 32 of a million are expected, so that the normal limit of a count still holds
    // roughly; its skew makes the verdict stricter above than 1e-6, never looser below.
    for (std::size_t k = 0; k < cuts.size(); ++k)
        EXPECT_TRUE(plausible(support::p_of_share(below[k], million, 0.5 * std::erfc(-cuts[k] / std::sqrt(2.0)))))
            << "below " << cuts[k];
    // Kolmogorov-Smirnov over the thousand quantiles: P(sqrt(n) D > 2.69) is about 1e-6.
    std::int64_t running = 0;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        running += cells[cell];
        const double gap = static_cast<double>(running) / million - static_cast<double>(cell + 1) / 1000;
        largest_gap = std::fmax(largest_gap, std::fabs(gap));
    }
    EXPECT_LT(largest_gap * std::sqrt(million), 2.69);
}

TEST(Hazards, BecomeProbabilities) {
    for (const double h : {0.0, 1e-18, 1e-9, 1e-3, 0.08, 0.5, 3.0, 50.0})
        EXPECT_NEAR(probability_of_hazard(h), -std::expm1(-h), 1e-15 * -std::expm1(-h)) << h;
    EXPECT_EQ(probability_of_hazard(0.0), 0.0);
    // Two exits in a month: 1 - (1-p1)(1-p2) equals the probability of the summed hazard.
    const double p1 = probability_of_hazard(0.2), p2 = probability_of_hazard(0.7);
    EXPECT_NEAR(1 - (1 - p1) * (1 - p2), probability_of_hazard(0.9), 1e-15);
}

}  // namespace
}  // namespace savan
