/// Parameters and effects given as priors: the right distribution, one value per replicate, the same for all who ask.

#include "sim/run/uncertainty.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

#include "sim/run/experiment.hpp"
#include "sim/run/ordered.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

std::size_t row(std::string_view name) {
    return static_cast<std::size_t>(find_parameter(name) - parameter_table().data());
}

TEST(Uncertainty, QuantilesInvertTheDistributions) {
    for (const double u : {1e-6, 0.025, 0.5, 0.8, 0.999}) {
        EXPECT_DOUBLE_EQ(run::quantile(priors::uniform(3, 36), u, 0), 3 + 33 * u);
        EXPECT_NEAR(
            boost::math::cdf(boost::math::normal(17, 1.5), run::quantile(priors::normal(17, 1.5), u, 0)), u,
            1e-12);
        EXPECT_NEAR(
            boost::math::cdf(boost::math::normal(),
                             std::log(run::quantile(priors::lognormal(0.01, 0.5), u, 0) / 0.01) / 0.5),
            u, 1e-9);
        EXPECT_NEAR(boost::math::cdf(boost::math::beta_distribution<>(3, 17),
                                     run::quantile(priors::beta(3, 17), u, 0)),
                    u, 1e-12);
        EXPECT_EQ(run::quantile(priors::fixed(), u, 7.5), 7.5);
    }
}

TEST(Uncertainty, ReplicatesSampleThePrior) {
    Scenario scenario = tiny_scenario(1, 10, 12);
    scenario.uncertain = {{row("awareness.half_life"), priors::uniform(3, 36)}};
    std::vector<std::int64_t> cells(20);
    for (std::uint32_t replicate = 0; replicate < 20'000; ++replicate) {
        const double value = run::parameters_of(scenario, Draws{{2005, replicate}}).awareness_half_life;
        ++cells[static_cast<std::size_t>((value - 3) / 33 * 20)];
    }
    EXPECT_TRUE(plausible(p_of_uniform_counts(cells)));
}

TEST(Uncertainty, AValueDoesNotDependOnWhatElseIsUncertain) {
    Scenario one = tiny_scenario(1, 10, 12), two = one;
    one.uncertain = {{row("awareness.peer_rate"), priors::uniform(0, 0.08)}};
    two.uncertain = {{row("awareness.half_life"), priors::uniform(3, 36)}, one.uncertain[0]};
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
        const Draws draws{{7, replicate}};
        EXPECT_EQ(run::parameters_of(one, draws).peer_rate, run::parameters_of(two, draws).peer_rate);
    }
}

TEST(Uncertainty, ValuesStayInTheirRange) {
    Scenario scenario = tiny_scenario(1, 10, 12);
    scenario.uncertain = {{row("channel.lender_chance"), priors::normal(0.5, 5)}};
    int low = 0, high = 0;
    for (std::uint32_t replicate = 0; replicate < 200; ++replicate) {
        const double value = run::parameters_of(scenario, Draws{{7, replicate}}).lender_chance;
        ASSERT_TRUE(value >= 0 && value <= 1);
        low += value == 0, high += value == 1;
    }
    EXPECT_GT(low, 50);
    EXPECT_GT(high, 50);
}

/// A programme whose effects of one kind are believed, not known.
Scenario uncertain_effects() {
    Scenario scenario = tiny_scenario(2, 60, 24);
    Intervention early = monthly(Kind::after_class, "early", 0, 11), late = monthly(Kind::after_class, "late", 12, 23);
    early.priors[0] = late.priors[0] = priors::uniform(0, 0.3);
    early.effects[0] = late.effects[0] = 0.15;
    scenario.interventions = {early, late};
    return scenario;
}

TEST(UncertainEffects, TakeOneQuantileWhereverTheKindIsUsed) {
    Scenario narrow = uncertain_effects();
    narrow.interventions[0].priors[0] = priors::uniform(0, 0.2);
    narrow.interventions.push_back(monthly(Kind::stipend, "stipend", 0, 23));
    narrow.interventions.back().priors[0] = priors::uniform(0, 0.3);
    int like_stipend = 0;
    for (std::uint32_t replicate = 0; replicate < 50; ++replicate) {
        const Draws draws{{2005, replicate}};
        const auto one = run::with_drawn_effects(uncertain_effects(), draws).interventions;
        const auto two = run::with_drawn_effects(narrow, draws).interventions;
        EXPECT_EQ(one[0].effects[0], one[1].effects[0]);
        EXPECT_EQ(two[1].effects[0], one[1].effects[0]);
        EXPECT_NEAR(two[0].effects[0] * 1.5, one[0].effects[0], 2e-9);
        EXPECT_EQ(one[0].effects[1], uncertain_effects().interventions[0].effects[1]) << "was not uncertain";
        EXPECT_EQ(one[0].priors, decltype(one[0].priors){});
        like_stipend += two[2].effects[0] == two[1].effects[0];
    }
    EXPECT_EQ(like_stipend, 0) << "another kind has a belief of its own";
}

TEST(UncertainEffects, ReplicatesSampleThePrior) {
    std::vector<std::int64_t> cells(20);
    for (std::uint32_t replicate = 0; replicate < 20'000; ++replicate) {
        const auto drawn = run::with_drawn_effects(uncertain_effects(), Draws{{2005, replicate}});
        ++cells[static_cast<std::size_t>(drawn.interventions[0].effects[0] / 0.3 * 20)];
    }
    EXPECT_TRUE(plausible(p_of_uniform_counts(cells)));
}

TEST(UncertainEffects, ARunIsThatOfTheDrawnNumbers) {
    const Scenario believed = uncertain_effects();
    ASSERT_TRUE(run::has_uncertain_effects(believed));
    run::Options options;
    const auto executor = run::block_executor(1);
    run::Effort effort;
    for (const std::uint32_t replicate : {0u, 1u, 2u}) {
        const Scenario known = run::with_drawn_effects(believed, {{options.seed, replicate}});
        ASSERT_FALSE(run::has_uncertain_effects(known));
        const auto runs = run::run_one({believed, known}, options, replicate, *executor, effort);
        for (const MeasureRow& row : measure_table())
            EXPECT_TRUE(std::ranges::equal(runs.tallies[0].all(row.measure), runs.tallies[1].all(row.measure)))
                << row.name;
    }
}

}  // namespace
}  // namespace savan
