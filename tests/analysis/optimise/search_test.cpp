#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/analysis/optimise/toys.hpp"

namespace savan::optimise {
namespace {

using testing::Each;
using testing::Ge;

const RootToy root_toy{{1, 2, 3, 4, 0.5}};

SearchRules thorough(std::uint32_t seed = 2005) {
    SearchRules rules;
    rules.seed = seed;
    rules.evaluations = 2000;
    rules.patience = 40;
    rules.smallest_step = 0.0005;
    rules.tolerance = 1e-5;
    return rules;
}

TEST(Search, ConcaveToyMeetsItsKnownAnswer) {
    const double budget = 1000;
    for (const std::uint32_t seed : {1, 2, 3}) {
        const Found found = search(root_toy.space(budget), {}, thorough(seed), root_toy.objective());
        EXPECT_EQ(found.ending, Ending::settled);
        EXPECT_LE(total(found.best), budget + 1e-6);
        EXPECT_NEAR(found.aim, root_toy.best(budget), 0.001 * -root_toy.best(budget));
        for (std::size_t i = 0; i < root_toy.weights.size(); ++i)
            EXPECT_NEAR(found.best[i],
                        budget * root_toy.weights[i] * root_toy.weights[i] / root_toy.squares(),
                        0.03 * budget);
    }
}

TEST(Search, TheUsualRulesComeNearItWithFewMixes) {
    for (const std::uint32_t seed : {1, 2, 3}) {
        SearchRules rules;
        rules.seed = seed;
        const Found found = search(root_toy.space(1000), {}, rules, root_toy.objective());
        EXPECT_EQ(found.ending, Ending::settled);
        EXPECT_LE(found.trace.size(), 150);
        EXPECT_NEAR(found.aim, root_toy.best(1000), 0.0005 * -root_toy.best(1000));
    }
}

TEST(Search, GreedyAloneComesNearTheConcaveAnswer) {
    const double budget = 1000;
    const Found found = search(root_toy.space(budget), {}, {}, root_toy.objective());
    EXPECT_NEAR(root_toy.loss(found.greedy), root_toy.best(budget), 0.03 * -root_toy.best(budget));
    EXPECT_LE(found.aim, root_toy.loss(found.greedy));
}

TEST(Search, KnapsackIsThatOfEnumeration) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const Knapsack toy(seed);
        const Found found = search(toy.space(), {}, thorough(), toy.objective());
        EXPECT_EQ(found.aim, toy.best()) << "seed " << seed;
        EXPECT_LE(total(found.best), toy.budget);
    }
}

TEST(Search, MoreMoneyIsNeverWorse) {
    double before = 0;
    for (double budget = 10; budget < 20'000; budget *= 2.3) {
        const double aim = search(root_toy.space(budget), {}, thorough(), root_toy.objective()).aim;
        EXPECT_LT(aim, before);
        before = aim;
    }
    Knapsack toy(5);
    before = 0;
    for (toy.budget = 0; toy.budget < 250; toy.budget += 17) {
        const double aim = search(toy.space(), {}, thorough(), toy.objective()).aim;
        EXPECT_LE(aim, before);
        before = aim;
    }
}

TEST(Search, WhatDoesHarmIsLeftOut) {
    const Space space{std::vector<Item>(3), 100};
    const auto objective =
        one_run([](const Spending& x) { return -x[0] + x[1] * x[1] / 50 - std::min(x[2], 20.0); });
    const std::vector<Start> harmful = {{"harmful", {0, 100, 0}}};
    const Found found = search(space, harmful, thorough(), objective);
    EXPECT_LT(found.best[1], 0.5);
    EXPECT_NEAR(found.aim, -100, 0.5);
}

TEST(Search, MoneyIsLeftWhenNothingHelps) {
    const Space space{std::vector<Item>(3), 100};
    const Found found =
        search(space, {{"all", {30, 30, 40}}}, {}, one_run([](const Spending& x) { return total(x); }));
    EXPECT_THAT(found.best, Each(0));
    EXPECT_EQ(found.aim, 0);
}

TEST(Search, WhatNeedsAnotherIsFoundWithIt) {
    // Neither of the two does anything without the other, so no single addition gains.
    Space space{std::vector<Item>(4), 100};
    space.items[0].needs = 3;
    const auto objective = one_run([](const Spending& x) { return -std::sqrt(x[0] * x[3]); });
    const Found found = search(space, {}, thorough(), objective);
    EXPECT_NEAR(found.aim, -50, 0.5);
}

TEST(Search, EqualArgumentsGiveEqualTraces) {
    const auto traced = [](std::uint32_t seed) {
        std::vector<Spending> trace;
        SearchRules rules;
        rules.seed = seed;
        for (const Trial& trial : search(root_toy.space(500), {}, rules, root_toy.objective()).trace)
            trace.push_back(trial.spending);
        return trace;
    };
    EXPECT_EQ(traced(1), traced(1));
    EXPECT_NE(traced(1), traced(2));
}

TEST(Search, EveryTrialIsAffordableNewAndCounted) {
    std::size_t asked = 0;
    const Objective counting = [&](const std::vector<Spending>& mixes) {
        asked += mixes.size();
        return root_toy.objective()(mixes);
    };
    SearchRules rules;
    rules.evaluations = 120;
    const Found found = search(root_toy.space(70), {{"all", Spending(5, 14)}}, rules, counting);
    EXPECT_EQ(found.trace.size(), asked);
    EXPECT_LE(asked, rules.evaluations);
    std::vector<Spending> seen;
    for (const Trial& trial : found.trace) {
        EXPECT_LE(total(trial.spending), 70 + 1e-6);
        EXPECT_THAT(trial.spending, Each(Ge(0)));
        EXPECT_EQ(std::ranges::count(seen, trial.spending), 0);
        seen.push_back(trial.spending);
    }
    EXPECT_EQ(found.aim, std::ranges::min_element(found.trace, {}, &Trial::aim)->aim);
}

TEST(Search, TheLimitOfEvaluationsIsKeptAndSaid) {
    for (const std::size_t limit : {1, 2, 7, 30}) {
        SearchRules rules;
        rules.evaluations = limit;
        const Found found =
            search(root_toy.space(500), {{"all", Spending(5, 100)}}, rules, root_toy.objective());
        EXPECT_EQ(found.trace.size(), limit);
        EXPECT_EQ(found.ending, Ending::evaluations_spent);
    }
}

TEST(Search, AStopKeepsTheBestSoFar) {
    std::size_t calls = 0;
    const Objective stopping = [&](const std::vector<Spending>& mixes) {
        return ++calls > 3 ? std::vector<std::vector<double>>{} : root_toy.objective()(mixes);
    };
    const Found found = search(root_toy.space(500), {}, {}, stopping);
    EXPECT_EQ(found.ending, Ending::stopped);
    EXPECT_EQ(calls, 4);
    EXPECT_TRUE(found.any());
    EXPECT_EQ(found.aim, root_toy.loss(found.best));

    const Found nothing =
        search(root_toy.space(500), {}, {}, [](const auto&) { return std::vector<std::vector<double>>{}; });
    EXPECT_FALSE(nothing.any());
    EXPECT_EQ(nothing.ending, Ending::stopped);
}

TEST(Search, ARobustAimChoosesWhatNeverFails) {
    // The first thing averts 2 for a dollar on average but in every tenth run does harm; the second averts 1
    // always.
    const Space space{std::vector<Item>(2), 10};
    const Objective objective = [](const std::vector<Spending>& mixes) {
        std::vector<std::vector<double>> losses;
        for (const Spending& x : mixes) {
            losses.emplace_back();
            for (int run = 0; run < 20; ++run)
                losses.back().push_back(-x[1] + x[0] * (run % 10 == 0 ? 5 : -2.8));
        }
        return losses;
    };
    SearchRules rules = thorough();
    EXPECT_NEAR(search(space, {}, rules, objective).best[0], 10, 0.1);
    rules.aim.robust = true;
    EXPECT_NEAR(search(space, {}, rules, objective).best[1], 10, 0.1);
}

}  // namespace
}  // namespace savan::optimise
