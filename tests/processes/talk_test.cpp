/// Whom speakers tell: every tie with the same chance and independently of the others, more of them at a
/// higher rate, whoever stands behind the ties that count.

#include "sim/processes/talk.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>

#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

using Positions = std::vector<std::uint32_t>;

/// The ties told by each of a crowd, who have `ties` ties each.
std::vector<Positions> told(const TinyWorld& tiny, float rate, std::uint32_t ties) {
    const Step step = tiny.step();
    talk::Speakers speakers;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i)
        speakers.add(step.roster, i, tiny.roster.village[i], rate, static_cast<std::uint8_t>(ties));
    speakers.draw(step);
    std::vector<Positions> made(speakers.count());
    speakers.for_each_told(step, [&](PersonIndex i, std::uint32_t position) { made[i].push_back(position); });
    return made;
}

TinyWorld crowd_with_luck(int people, std::uint32_t seed = 2005) {
    TinyWorld tiny = crowd({.people = people}, {}, seed);
    tiny.begin_month();
    return tiny;
}

TEST(Talk, TellsABinomialNumberOfTies) {
    constexpr std::uint32_t people = 200'000;
    const TinyWorld tiny = crowd_with_luck(people);
    for (const std::uint32_t ties : {1u, 2u, 3u, 12u, 40u})
        for (const double rate : {0.004, 0.02, 0.3, 0.8}) {
            const boost::math::binomial law(ties, rate);
            std::vector<std::int64_t> seen(ties + 1);
            for (const Positions& positions : told(tiny, static_cast<float>(rate), ties))
                ++seen[positions.size()];
            // Numbers that are too rare for a cell of their own share the last one.
            std::vector<std::int64_t> cells(1);
            std::vector<double> expected(1);
            for (std::uint32_t n = 0; n <= ties; ++n) {
                if (expected.back() >= 20) cells.push_back(0), expected.push_back(0);
                cells.back() += seen[n], expected.back() += people * boost::math::pdf(law, n);
            }
            if (expected.back() < 20) {
                cells[cells.size() - 2] += cells.back(), expected[expected.size() - 2] += expected.back();
                cells.pop_back(), expected.pop_back();
            }
            ASSERT_GT(cells.size(), 1u);
            EXPECT_TRUE(plausible(p_of_counts(cells, expected))) << ties << " ties at " << rate;
        }
}

TEST(Talk, TellsEveryTieAndEveryPairOfThemAlike) {
    constexpr std::int64_t people = 300'000;
    constexpr std::uint32_t ties = 7;
    const TinyWorld tiny = crowd_with_luck(people);
    for (const double rate : {0.05, 0.5}) {
        std::array<std::int64_t, ties> single{};
        std::array<std::array<std::int64_t, ties>, ties> pair{};
        for (const Positions& positions : told(tiny, static_cast<float>(rate), ties))
            for (const std::uint32_t a : positions) {
                ++single[a];
                for (const std::uint32_t b : positions) ++pair[a][b];
            }
        for (std::uint32_t a = 0; a < ties; ++a) {
            EXPECT_TRUE(plausible(p_of_share(single[a], people, rate))) << "tie " << a;
            for (std::uint32_t b = 0; b < a; ++b) {
                EXPECT_TRUE(plausible(p_of_share(pair[a][b], people, rate * rate))) << a << " and " << b;
            }
        }
    }
}

TEST(Talk, OfMonthsAndOfSpeakersIsIndependent) {
    constexpr int people = 200'000;
    constexpr std::uint32_t ties = 5;
    constexpr double rate = 0.2;
    TinyWorld tiny = crowd_with_luck(people);
    const auto tells_first = [&] {
        std::vector<bool> flags;
        for (const Positions& positions : told(tiny, static_cast<float>(rate), ties))
            flags.push_back(!positions.empty() && positions.front() == 0);
        return flags;
    };
    const std::vector<bool> now = tells_first();
    ++tiny.now;
    tiny.begin_month();
    const std::vector<bool> later = tells_first();
    std::int64_t both_months = 0, neighbours = 0;
    for (std::size_t i = 0; i + 1 < now.size(); ++i)
        both_months += now[i] && later[i], neighbours += now[i] && now[i + 1];
    EXPECT_TRUE(plausible(p_of_share(both_months, people - 1, rate * rate)));
    // Overlapping pairs: the variance of their number is p^2 (1 - p^2) + 2 p^3 (1 - p) for each.
    const double p = rate, sd = std::sqrt(p * p * (1 - p * p) + 2 * p * p * p * (1 - p));
    EXPECT_TRUE(plausible(p_of_mean(static_cast<double>(neighbours), people - 1, p * p, sd)));
}

TEST(Talk, AHigherRateTellsTheSameAndMore) {
    const TinyWorld tiny = crowd_with_luck(20'000);
    for (const std::uint32_t ties : {1u, 6u, 25u}) {
        std::vector<Positions> before(tiny.roster.people());
        std::size_t more = 0;
        for (const float rate : {0.0f, 1e-6f, 0.003f, 0.0031f, 0.1f, 0.5f, 0.99f, 1.0f, 1.7f}) {
            const auto now = told(tiny, rate, ties);
            for (std::size_t k = 0; k < now.size(); ++k) {
                ASSERT_TRUE(std::ranges::includes(now[k], before[k])) << "speaker " << k << " at " << rate;
                more += now[k].size() - before[k].size();
            }
            before = now;
        }
        for (const Positions& positions : before)
            ASSERT_EQ(positions.size(), ties) << "at a rate of 1 and above";
        EXPECT_EQ(more, ties * tiny.roster.people());
    }
}

TEST(Talk, PositionsAscendAndStayWithinTheTies) {
    const TinyWorld tiny = crowd_with_luck(20'000);
    for (const std::uint32_t ties : {0u, 1u, 2u, 30u, 255u})
        for (const Positions& positions : told(tiny, 0.6f, ties)) {
            for (std::size_t k = 0; k < positions.size(); ++k) {
                ASSERT_LT(positions[k], ties);
                if (k > 0) {
                    ASSERT_LT(positions[k - 1], positions[k]);
                }
            }
        }
}

TEST(Talk, DoesNotDependOnTheCompanyOfASpeaker) {
    const TinyWorld tiny = crowd_with_luck(3000);
    const auto together = told(tiny, 0.2f, 9);
    const Step step = tiny.step();
    for (PersonIndex i = 0; i < tiny.roster.people(); i += 7) {
        talk::Speakers alone;
        alone.add(step.roster, i, 0, 0.2f, 9);
        alone.draw(step);
        Positions positions;
        alone.for_each_told(step, [&](PersonIndex, std::uint32_t position) { positions.push_back(position); });
        ASSERT_EQ(positions, together[i]);
    }
}

}  // namespace
}  // namespace savan
