/// Bands, and the share that rests on assumed parameters, of functions whose answer is known.

#include "analysis/sensitivity/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analysis/sensitivity/known_functions.hpp"
#include "tests/support/statistics.hpp"

namespace savan::sensitivity {
namespace {

using sweep::DesignKind;
using testing::HasSubstr;

constexpr std::uint32_t samples = 100;

/// The luck of a replicate, uniform with mean zero.
double luck(std::size_t replicate) { return keyed_uniform(1, replicate, 77) - 0.5; }

/// A Latin hypercube crossed with replicates.
struct Crossed {
    Crossed(std::size_t points, std::size_t replicates, const std::vector<std::string>& sources,
            const std::function<double(Place, double)>& value)
        : places(sweep::latin_hypercube(points, sources.size(), 3)),
          design(design_at(DesignKind::latin_hypercube, places, 1, sources)),
          runs{points, 1, replicates, {}} {
        for (std::size_t i = 0; i < points; ++i)
            for (std::size_t r = 0; r < replicates; ++r)
                runs.values.push_back(
                    value(std::span(places.places).subspan(i * sources.size(), sources.size()), luck(r)));
    }
    sweep::UnitDesign places;
    Design design;
    Runs runs;
};

/// Variances of 3a + 2b + 2e, in twelfths: 9, 4 and 4.
TEST(AssumedShare, OfASumIsTheAssumedTermsShare) {
    const Crossed sum(1000, 200, {"assumed", "census_2005"},
                      [](Place u, double e) { return 3 * u[0] + 2 * u[1] + 2 * e; });
    const Sensitivity found = sensitivity(sum.design, sum.runs, samples);
    EXPECT_EQ(found.unknown, "");
    EXPECT_NEAR(found.assumed_share.value, 9.0 / 17, 0.04);
    EXPECT_NEAR(found.chance_first.value, 4.0 / 17, 0.04);
    EXPECT_NEAR(found.chance_total.value, 4.0 / 17, 0.04);
    EXPECT_NEAR(found.factors[0].first.value, 9.0 / 17, 0.04);
    EXPECT_NEAR(found.factors[1].first.value, 4.0 / 17, 0.03);
    EXPECT_NEAR(found.sd, std::sqrt(17.0 / 12), 0.05);
    EXPECT_LT(found.assumed_share.low, 9.0 / 17);
    EXPECT_GT(found.assumed_share.high, 9.0 / 17);
    EXPECT_TRUE(std::isnan(found.factors[0].total.value));
    // The mean of 3u in the outer fifths lies 3 x 0.8 apart.
    EXPECT_NEAR(found.factors[0].high_end - found.factors[0].low_end, 2.4, 0.15);
}

/// What an assumed parameter does together with others rests on it as well: 4(u - 1/2)(v - 1/2) has variance
/// 1/9, as has 4(u - 1/2)e, beside 1/12 of v alone and of luck alone.
TEST(AssumedShare, CountsInteractions) {
    const Crossed product(1000, 200, {"assumed", "census_2005"}, [](Place u, double e) {
        return 4 * (u[0] - 0.5) * (u[1] - 0.5) + 4 * (u[0] - 0.5) * e + u[1] + e;
    });
    const Sensitivity found = sensitivity(product.design, product.runs, samples);
    const double all = 2.0 / 9 + 2.0 / 12;
    EXPECT_NEAR(found.assumed_share.value, 2.0 / 9 / all, 0.04);
    // Without 4(u - 1/2)e, which is luck's as well.
    EXPECT_NEAR(found.assumed_without_chance.value, 1.0 / 9 / all, 0.04);
    EXPECT_NEAR(found.factors[0].first.value, 0, 0.03);
    EXPECT_NEAR(found.chance_total.value - found.chance_first.value, 1.0 / 9 / all, 0.04);
}

TEST(AssumedShare, FromSaltellisDesignWithTheReplicateAsAFactor) {
    const auto places = sweep::saltelli(2048, 3, 1);
    const Design design = design_at(DesignKind::saltelli, places, 5, {"assumed", "census_2005", ""});
    const Runs runs = runs_at(
        places, 5, [](Place u) { return 4 * (u[0] - 0.5) * (u[2] - 0.5) + 3 * u[0] + 2 * u[1] + 2 * u[2]; });
    const Sensitivity found = sensitivity(design, runs, samples);
    const double all = 1.0 / 9 + 17.0 / 12;
    EXPECT_NEAR(found.assumed_share.value, (1.0 / 9 + 9.0 / 12) / all, 0.01);
    EXPECT_NEAR(found.assumed_without_chance.value, 9.0 / 12 / all, 0.01);
    EXPECT_NEAR(found.chance_first.value, 4.0 / 12 / all, 0.01);
    EXPECT_NEAR(found.chance_total.value, (1.0 / 9 + 4.0 / 12) / all, 0.01);
    EXPECT_NEAR(found.factors[0].total.value, (1.0 / 9 + 9.0 / 12) / all, 0.01);
    EXPECT_NEAR(found.factors[1].first.value, 4.0 / 12 / all, 0.01);
    EXPECT_TRUE(std::isnan(found.factors[2].low_end));
}

TEST(AssumedShare, FromRandomPointsWithTheReplicateAsAFactor) {
    constexpr std::size_t points = 4000;
    auto places = sweep::latin_hypercube(points, 2, 3);
    for (std::size_t i = 0; i < points; ++i) places.at(i, 1) = std::floor(places.at(i, 1) * 500);
    const Design design = design_at(DesignKind::latin_hypercube, places, 1, {"assumed", ""});
    const Runs runs = runs_at(places, 1, [](Place u) { return u[0] + luck(static_cast<std::size_t>(u[1])); });
    EXPECT_NEAR(sensitivity(design, runs, 20).assumed_share.value, 0.5, 0.05);
    // With nearly as many replicates as points, chance cannot be told from interactions.
    for (std::size_t i = 0; i < points; ++i) places.at(i, 1) = static_cast<double>(i);
    const Design lonely = design_at(DesignKind::latin_hypercube, places, 1, {"assumed", ""});
    const Sensitivity found = sensitivity(lonely, runs, 2);
    EXPECT_THAT(found.unknown, HasSubstr("too few points share a replicate"));
    EXPECT_TRUE(std::isnan(found.assumed_share.value));
    EXPECT_NEAR(found.factors[0].first.value, 0.5, 0.05);
}

TEST(AssumedShare, WithEverythingAssumedIsAllButChance) {
    const Crossed sum(400, 100, {"assumed", "assumed"},
                      [](Place u, double e) { return u[0] + u[1] * u[1] + e; });
    const Sensitivity found = sensitivity(sum.design, sum.runs, 10);
    EXPECT_NEAR(found.assumed_share.value, 1 - found.chance_first.value, 1e-12);
}

TEST(AssumedShare, IsSaidToBeUnknownWhereItIs) {
    const Crossed same_luck(50, 1, {"assumed"}, [](Place u, double e) { return u[0] + e; });
    const Sensitivity found = sensitivity(same_luck.design, same_luck.runs, 5);
    EXPECT_THAT(found.unknown, HasSubstr("same luck"));
    EXPECT_TRUE(std::isnan(found.assumed_share.value));
    EXPECT_GT(found.factors[0].first.value, 0.9);

    const auto morris = sweep::morris(5, 2, 4, 1);
    Design steps = design_at(DesignKind::morris, morris.design, 3, {"assumed", "assumed"});
    steps.steps = morris.steps;
    const Runs runs = runs_at(morris.design, 3, linear({1, -2}).value);
    const Sensitivity effects = sensitivity(steps, runs, samples);
    EXPECT_THAT(effects.unknown, HasSubstr("do not divide variance"));
    EXPECT_NEAR(effects.factors[1].mu.value, -2, 1e-12);
    EXPECT_NEAR(effects.factors[1].mu_star.value, 2, 1e-12);

    const Crossed constant(50, 2, {"assumed"}, [](Place, double) { return 0.1; });
    EXPECT_EQ(sensitivity(constant.design, constant.runs, 5).unknown, "the outcome does not vary");
}

TEST(AssumedShare, IsNothingWhereNothingIsAssumed) {
    const Crossed known(50, 4, {"census_2005"}, [](Place u, double e) { return u[0] * e; });
    EXPECT_EQ(sensitivity(known.design, known.runs, 5).assumed_share.value, 0);
}

TEST(Sensitivity, LeavesOutUnitsThatDoNotDefineTheOutcome) {
    Crossed sum(60, 2, {"assumed"}, [](Place u, double e) { return u[0] + e; });
    const Sensitivity whole = sensitivity(sum.design, sum.runs, 5);
    EXPECT_EQ(whole.units, 60u);
    sum.runs.values[7] = std::nan("");
    const Sensitivity rest = sensitivity(sum.design, sum.runs, 5);
    EXPECT_EQ(rest.units, 59u);
    EXPECT_NEAR(rest.factors[0].first.value, whole.factors[0].first.value, 0.1);
    std::fill(sum.runs.values.begin(), sum.runs.values.end(), std::nan(""));
    EXPECT_THAT(sensitivity(sum.design, sum.runs, 5).unknown, HasSubstr("not defined"));
}

/// A 90 % band holds the truth in about nine of ten samples: of 400 samples of 100 independent base points,
/// the count has a standard deviation of 6, and bootstrap bands of squares are a little narrow.
TEST(Bands, HoldTheTruthAboutAsOftenAsTheySay) {
    const Known known = linear({2, 1, 1});
    int first = 0, total = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const auto places = independent_saltelli(100, 3, seed);
        const Design design = design_at(DesignKind::saltelli, places, 5, {"assumed", "assumed", ""});
        const Sensitivity found = sensitivity(design, runs_at(places, 5, known.value), samples);
        const auto holds = [](const Index& index, double truth) {
            return index.low <= truth && truth <= index.high;
        };
        first += holds(found.factors[0].first, known.first[0]);
        total += holds(found.factors[1].total, known.total[1]);
    }
    EXPECT_GE(first, 330);
    EXPECT_LE(first, 380);
    EXPECT_GE(total, 330);
    EXPECT_LE(total, 380);
}

TEST(Bands, AreTheSameForTheSameRuns) {
    const Crossed sum(100, 4, {"assumed"}, [](Place u, double e) { return u[0] + e; });
    const Index one = sensitivity(sum.design, sum.runs, samples).assumed_share;
    const Index two = sensitivity(sum.design, sum.runs, samples).assumed_share;
    EXPECT_EQ(one.low, two.low);
    EXPECT_EQ(one.high, two.high);
    EXPECT_LT(one.low, one.high);
}

}  // namespace
}  // namespace savan::sensitivity
