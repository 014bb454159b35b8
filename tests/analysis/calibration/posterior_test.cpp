/// ABC-SMC against posteriors that are known in closed form, and against its own prior by simulation-based
/// calibration.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <numeric>

#include "tests/analysis/calibration/keyed_luck.hpp"
#include "tests/analysis/calibration/settle.hpp"
#include "tests/support/statistics.hpp"

namespace savan::calibration {
namespace {

using testing_luck::normal;
using testing_luck::uniform;

/// Weighted numbers made of the points of a population.
struct Weighted {
    std::vector<std::pair<double, double>> sorted;  ///< number, weight

    Weighted(const Population& of, const std::function<double(const Point&)>& number) {
        for (std::size_t i = 0; i < of.points.size(); ++i)
            sorted.emplace_back(number(of.points[i]), of.weights[i]);
        std::ranges::sort(sorted);
    }
    double mean() const {
        double sum = 0;
        for (const auto& [x, w] : sorted) sum += w * x;
        return sum;
    }
    double sd() const {
        const double middle = mean();
        double sum = 0;
        for (const auto& [x, w] : sorted) sum += w * (x - middle) * (x - middle);
        return std::sqrt(sum);
    }
    double below(double limit) const {
        double sum = 0;
        for (const auto& [x, w] : sorted) sum += x < limit ? w : 0;
        return sum;
    }
};

/// Each allowed error is five standard errors of a sample of the effective size that was asked for, 2000.
constexpr std::size_t size = 2000;
const double unit = 5 / std::sqrt(static_cast<double>(size));

void expect_like(const Weighted& found, double mean, double sd,
                 const std::function<double(double)>& quantile) {
    EXPECT_NEAR(found.mean(), mean, unit * sd);
    EXPECT_NEAR(found.sd() / sd, 1, unit / std::sqrt(2.0));
    for (const double p : {0.05, 0.25, 0.5, 0.75, 0.95})
        EXPECT_NEAR(found.below(quantile(p)), p, unit * std::sqrt(p * (1 - p))) << p;
}

/// 14 of 20 with a uniform prior: Beta(15, 7). The error of 0.2 lets no other count through.
TEST(AbcSmc, BetaBinomial) {
    constexpr std::uint32_t trials = 20;
    const StandIn count = [](const Point& u, std::uint32_t call) {
        double successes = 0;
        for (std::uint32_t i = 0; i < trials; ++i) successes += uniform(1, call, i) < u[0] ? 1 : 0;
        return std::vector<double>{successes};
    };
    const Population found = settle(count, 1, {{14, 0.04}}, {.count = 2000, .members = size, .seed = 3});
    ASSERT_FALSE(found.points.empty());
    const boost::math::beta_distribution<> exact(15, 7);
    expect_like({found, [](const Point& u) { return u[0]; }}, boost::math::mean(exact),
                boost::math::standard_deviation(exact),
                [&](double p) { return boost::math::quantile(exact, p); });
}

/// A normal parameter with a standard normal prior, seen with chance 0.6 of the simulation and error 0.8 of
/// the figure: together a variance of 1, so the posterior of z = 1.4 is normal (0.7, 1/2).
TEST(AbcSmc, NormalNormal) {
    const StandIn noisy = [](const Point& u, std::uint32_t call) {
        return std::vector<double>{portable::normal_quantile(u[0]) + 0.6 * normal(2, call, 0)};
    };
    const Population found = settle(noisy, 1, {{1.4, 0.64}}, {.count = 2000, .members = size, .seed = 4});
    ASSERT_FALSE(found.points.empty());
    const double sd = std::sqrt(0.5);
    expect_like({found, [](const Point& u) { return portable::normal_quantile(u[0]); }}, 0.7, sd,
                [&](double p) { return 0.7 + sd * portable::normal_quantile(p); });
}

/// Two standard normal parameters of which only the sum is seen, with error 0.1: the sum's posterior is
/// normal with variance 1 / (1/2 + 100), the difference keeps its prior, so the two are correlated by -0.99.
TEST(AbcSmc, ARidgeIsFollowedAlongItsLength) {
    const auto x = [](double u) { return portable::normal_quantile(u); };
    const StandIn sum = [&](const Point& u, std::uint32_t) { return std::vector<double>{x(u[0]) + x(u[1])}; };
    const Population found = settle(sum, 2, {{0.5, 0.01}}, {.count = 2000, .members = size, .seed = 5});
    ASSERT_FALSE(found.points.empty());
    const double variance = 1 / (0.5 + 100), mean = variance * 0.5 * 100;
    expect_like({found, [&](const Point& u) { return x(u[0]) + x(u[1]); }}, mean, std::sqrt(variance),
                [&](double p) { return mean + std::sqrt(variance) * x(p); });
    expect_like({found, [&](const Point& u) { return x(u[0]) - x(u[1]); }}, 0, std::sqrt(2.0),
                [&](double p) { return std::sqrt(2.0) * x(p); });
}

/// Two peaks far apart: |theta| is seen, so both signs stay, each with half of the weight.
TEST(AbcSmc, BothOfTwoPeaksAreKept) {
    const StandIn folded = [](const Point& u, std::uint32_t) {
        return std::vector<double>{std::abs(u[0] - 0.5)};
    };
    const Population found =
        settle(folded, 1, {{0.3, 0.01 * 0.01}}, {.count = 1000, .members = size, .seed = 6});
    ASSERT_FALSE(found.points.empty());
    const Weighted places(found, [](const Point& u) { return u[0]; });
    EXPECT_NEAR(places.below(0.5), 0.5, unit * 0.5);
    EXPECT_NEAR(places.below(0.2), 0.25, unit * 0.5);
    EXPECT_NEAR(places.below(0.8), 0.75, unit * 0.5);
}

TEST(AbcSmc, SameInputsGiveTheSameBits) {
    const StandIn square = [](const Point& u, std::uint32_t) { return std::vector<double>{u[0] * u[1]}; };
    const Search search{.count = 200, .members = 100, .seed = 7, .admissible = {}, .first = {}};
    const Population one = settle(square, 2, {{0.3, 0.001}}, search),
                     other = settle(square, 2, {{0.3, 0.001}}, search);
    EXPECT_FALSE(one.points.empty());
    EXPECT_EQ(one.points, other.points);
    EXPECT_EQ(one.weights, other.weights);
}

/// Simulation-based calibration: of a truth drawn from the prior and posterior draws of what it gave, each
/// rank of the truth is equally likely. Source: Talts and others (2018), arXiv:1804.06788.
TEST(AbcSmc, RanksOfTheTruthAreUniform) {
    constexpr std::uint32_t worlds = 400, places = 3;
    constexpr std::size_t draws = 9;
    const auto results = [](const Point& u) {
        return std::vector<double>{u[0] + 0.5 * u[1], std::exp(u[1]) * u[0], u[2] * u[2]};
    };
    const std::vector<double> errors = {0.3, 0.4, 0.3};
    constexpr double chance = 0.1;
    std::vector<std::vector<std::int64_t>> ranks(places, std::vector<std::int64_t>(draws + 1));
    for (std::uint32_t world = 1; world <= worlds; ++world) {
        const StandIn noisy = [&](const Point& u, std::uint32_t call) {
            std::vector<double> made = results(u);
            for (std::uint32_t t = 0; t < 3; ++t) made[t] += chance * normal(world, call, t);
            return made;
        };
        Point truth;
        for (std::uint32_t k = 0; k < places; ++k) truth.push_back(uniform(world, 1'000'000, k));
        const std::vector<double> seen = noisy(truth, 0);
        std::vector<Observed> observed;
        for (std::uint32_t t = 0; t < 3; ++t)
            observed.push_back({seen[t] + errors[t] * normal(world, 1'000'001, t), errors[t] * errors[t]});
        const Population found =
            settle(noisy, places, observed,
                   {.count = 150, .members = 120, .seed = world, .admissible = {}, .first = {}});
        ASSERT_FALSE(found.points.empty()) << world;
        const std::vector<std::size_t> members = resample(found, draws, world);
        for (std::size_t k = 0; k < places; ++k)
            ++ranks[k][static_cast<std::size_t>(std::ranges::count_if(
                members, [&](std::size_t i) { return found.points[i][k] < truth[k]; }))];
    }
    for (std::size_t k = 0; k < places; ++k)
        EXPECT_TRUE(support::plausible(support::p_of_uniform_counts(ranks[k])))
            << testing::PrintToString(ranks[k]);
}

}  // namespace
}  // namespace savan::calibration
