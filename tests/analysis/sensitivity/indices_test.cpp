/// Estimators against closed forms, with the error that Monte Carlo is known to have.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/sensitivity/correlation_ratio.hpp"
#include "analysis/sensitivity/elementary_effects.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/sensitivity/variance_components.hpp"
#include "tests/analysis/sensitivity/known_functions.hpp"
#include "tests/support/statistics.hpp"

namespace savan::sensitivity {
namespace {

using support::p_of_score;
using support::plausible;

/// Distance of the mean of values from the truth, less `allowed`, over the standard error of that mean.
double score(const std::vector<double>& values, double truth, double allowed = 0) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::max(0.0, std::abs(mean - truth) - allowed) / std::sqrt(squares / (n - 1) / n);
}

/// For y = c1 u1 + c2 u2 at independent places, (A - AB_j) is c_j times a triangular difference d with
/// E d^2 = 1/6 and E d^4 = 1/15, so the mean of n halved squares has variance c^4 (1/15 - 1/36) / 4n. With
/// the true variance given, both indices are unbiased with exactly that error.
TEST(SobolIndices, OfALinearFunctionHaveTheKnownError) {
    const std::vector<double> c = {3, 1};
    const Known known = linear(c);
    constexpr std::size_t base_rows = 200'000;
    const Runs runs = runs_at(independent_saltelli(base_rows, 2, 4), 4, known.value);
    const SobolIndices found = sobol_indices(runs, known.variance, Everything(runs).picked());
    for (std::size_t j = 0; j < 2; ++j) {
        const double other = c[1 - j];
        const auto error = [&](double one) {
            return one * one / known.variance * std::sqrt((1.0 / 15 - 1.0 / 36) / 4 / base_rows);
        };
        EXPECT_TRUE(plausible(p_of_score((found.total[j] - known.total[j]) / error(c[j])))) << j;
        EXPECT_TRUE(plausible(p_of_score((found.first[j] - known.first[j]) / error(other)))) << j;
    }
}

class OfKnownFunctions : public testing::TestWithParam<int> {
protected:
    Known known() const {
        return GetParam() == 0 ? ishigami() : GetParam() == 1 ? g_function() : linear({1, 2, 3, 0});
    }
};

TEST_P(OfKnownFunctions, SobolIndicesAreThoseOfTheClosedForm) {
    const Known function = known();
    constexpr std::size_t base_rows = 1024;
    std::vector<std::vector<double>> first(function.factors), total(function.factors),
        again(function.factors);
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const auto places = sweep::saltelli(base_rows, function.factors, seed);
        const Runs runs = runs_at(places, function.factors + 2, function.value);
        const Everything all(runs);
        const double variance = variance_components(runs, 2, all.picked()).shown;
        EXPECT_NEAR(variance / function.variance, 1, 0.05) << seed;
        const SobolIndices found = sobol_indices(runs, variance, all.picked());
        for (std::size_t j = 0; j < function.factors; ++j) {
            first[j].push_back(found.first[j]);
            total[j].push_back(found.total[j]);
            again[j].push_back(found.first_if_small[j]);
            if (function.total[j] == 0) {
                EXPECT_EQ(found.first_if_small[j], 0);
            }
            // Independent places would have a standard deviation of at most about 0.04 here.
            EXPECT_NEAR(found.first[j], function.first[j], 0.12) << seed << " " << j;
            EXPECT_NEAR(found.total[j], function.total[j], 0.12) << seed << " " << j;
        }
    }
    // Points of Sobol's sequence are so even that their sample variance is too large by one part in 2N - 1.
    constexpr double allowed = 1.0 / (2 * base_rows - 1);
    for (std::size_t j = 0; j < function.factors; ++j) {
        EXPECT_TRUE(plausible(p_of_score(score(first[j], function.first[j], allowed)))) << j;
        if (function.total[j] > 0) {
            EXPECT_TRUE(plausible(p_of_score(score(again[j], function.first[j], allowed)))) << j;
        }
        if (function.total[j] > 0)
            EXPECT_TRUE(plausible(p_of_score(score(total[j], function.total[j], allowed)))) << j;
        else
            EXPECT_THAT(total[j], testing::Each(0));
    }
}

TEST_P(OfKnownFunctions, CorrelationRatiosAreTheFirstOrderShares) {
    const Known function = known();
    const auto places = sweep::latin_hypercube(20'000, function.factors, 5);
    const Runs runs = runs_at(places, 1, function.value);
    for (std::size_t j = 0; j < function.factors; ++j) {
        std::vector<double> column;
        for (std::size_t row = 0; row < places.rows; ++row) column.push_back(places.at(row, j));
        const Classes classes = classes_of(column);
        EXPECT_EQ(classes.count, 20u);
        // Twenty classes miss what varies within them: below 2 % of the share for these curves, at most 1.5
        // points.
        EXPECT_NEAR(correlation_ratio(runs.values, classes, Everything(runs).units), function.first[j], 0.02)
            << j;
    }
}

INSTANTIATE_TEST_SUITE_P(Functions, OfKnownFunctions, testing::Values(0, 1, 2));

TEST(CorrelationRatio, OfAStraightLineInClassesIsKnown) {
    std::vector<double> line(10'000);
    std::iota(line.begin(), line.end(), 0.0);
    std::vector<std::size_t> all(line.size());
    std::iota(all.begin(), all.end(), 0);
    const Classes classes = classes_of(line);
    EXPECT_NEAR(correlation_ratio(line, classes, all), 1 - 1.0 / (20 * 20), 1e-4);
}

TEST(CorrelationRatio, OfNothingIsZeroOnAverageHoweverManyClasses) {
    for (const std::size_t points : {20u, 100u, 400u}) {
        std::vector<double> found;
        for (std::uint32_t seed = 1; seed <= 400; ++seed) {
            std::vector<double> x, y;
            for (std::size_t i = 0; i < points; ++i) {
                x.push_back(keyed_uniform(seed, i, 0));
                y.push_back(keyed_uniform(seed, i, 1));
            }
            std::vector<std::size_t> all(points);
            std::iota(all.begin(), all.end(), 0);
            found.push_back(correlation_ratio(y, classes_of(x), all));
        }
        EXPECT_TRUE(plausible(p_of_score(score(found, 0)))) << points;
    }
}

TEST(CorrelationRatio, ClassesOfFewValuesAreTheValues) {
    EXPECT_EQ(classes_of(std::vector<double>{6, 12, 6, 24, 12, 24, 6, 6}).count, 3u);
    EXPECT_THAT(classes_by_value(std::vector<double>{5, 3, 5, 9}).of, testing::ElementsAre(1, 0, 1, 2));
    EXPECT_EQ(classes_of(std::vector<double>(50, 7.0)).count, 0u);
    // Twelve points in classes of two.
    EXPECT_EQ(classes_of(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}).count, 5u);
    EXPECT_EQ(classes_of(std::vector<double>{1, 2, 3, 4}).count, 2u);
}

TEST(ElementaryEffects, OfALinearFunctionAreItsSlopes) {
    const std::vector<double> c = {2, -3, 0};
    const auto design = sweep::morris(10, 3, 4, 7);
    const Runs runs = runs_at(design.design, 4, linear(c).value);
    const auto found = elementary_effects(runs, design.steps, Everything(runs).picked());
    for (std::size_t j = 0; j < 3; ++j) {
        EXPECT_NEAR(found[j].mu, c[j], 1e-12);
        EXPECT_NEAR(found[j].mu_star, std::abs(c[j]), 1e-12);
        EXPECT_NEAR(found[j].sigma, 0, 1e-6);
    }
}

/// y = u1 u2: the effect of a factor is the other's place, uniform on the levels 1/8, 3/8, 5/8, 7/8: mean
/// 1/2, variance 5/64.
TEST(ElementaryEffects, OfAProductSpreadWithTheOtherFactor) {
    constexpr std::size_t trajectories = 20'000;
    const auto design = sweep::morris(trajectories, 2, 4, 3);
    const Runs runs = runs_at(design.design, 3, [](Place u) { return u[0] * u[1]; });
    for (const auto& effects : elementary_effects(runs, design.steps, Everything(runs).picked())) {
        const double sd = std::sqrt(5.0 / 64);
        EXPECT_TRUE(plausible(p_of_score((effects.mu - 0.5) / (sd / std::sqrt(trajectories)))));
        EXPECT_NEAR(effects.sigma, sd, 0.01);
        EXPECT_EQ(effects.mu, effects.mu_star);
    }
}

/// y = a + b + ab of a point's a and a replicate's b, uniform with mean zero: components 1/12, 1/12 and
/// 1/144.
TEST(VarianceComponents, AreUnbiased) {
    std::vector<double> points, chance, interaction;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        Runs runs{6, 1, 4, {}};
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t r = 0; r < 4; ++r) {
                const double a = keyed_uniform(seed, i, 0) - 0.5, b = keyed_uniform(seed, r, 1) - 0.5;
                runs.values.push_back(a + b + a * b);
            }
        const VarianceComponents found = variance_components(runs, 1, Everything(runs).picked());
        points.push_back(found.points);
        chance.push_back(found.chance);
        interaction.push_back(found.interaction);
    }
    EXPECT_TRUE(plausible(p_of_score(score(points, 1.0 / 12))));
    EXPECT_TRUE(plausible(p_of_score(score(chance, 1.0 / 12))));
    EXPECT_TRUE(plausible(p_of_score(score(interaction, 1.0 / 144))));
}

TEST(VarianceComponents, OfOneReplicateAreThePointsAlone) {
    const Runs runs{3, 1, 1, {1, 2, 6}};
    const VarianceComponents found = variance_components(runs, 1, Everything(runs).picked());
    EXPECT_DOUBLE_EQ(found.points, 7);
    EXPECT_DOUBLE_EQ(found.all(), 7);
    EXPECT_TRUE(
        std::isnan(variance_components({1, 1, 1, {1}}, 1, Everything({1, 1, 1, {1}}).picked()).all()));
}

}  // namespace
}  // namespace savan::sensitivity
