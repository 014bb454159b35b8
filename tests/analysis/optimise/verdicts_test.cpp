#include "analysis/optimise/verdicts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analysis/optimise/toys.hpp"

namespace savan::optimise {
namespace {

TEST(Aim, WorstMeanByHand) {
    const std::vector<double> losses = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    EXPECT_EQ(worst_mean(losses, 0.1), 9);
    EXPECT_EQ(worst_mean(losses, 0.2), 7.5);
    EXPECT_NEAR(worst_mean(losses, 0.25), (9 + 6 + 0.5 * 5) / 2.5, 1e-12);
    EXPECT_NEAR(worst_mean(losses, 1), 3.9, 1e-12);
    EXPECT_EQ(worst_mean(std::vector<double>{2, 7, 5}, 0.1), 7);
}

TEST(Aim, RobustIsNeverBelowExpected) {
    for (std::uint32_t sample = 0; sample < 50; ++sample) {
        std::vector<double> losses;
        for (std::uint32_t run = 0; run < 1 + sample; ++run) losses.push_back(luck(3, run, sample));
        EXPECT_GE((Aim{true, 0.1}(losses)), (Aim{false, 0.1}(losses)) - 1e-12);
    }
}

/// Loss of a mix in a run: a common part, its own mean, and luck of its own.
std::vector<double> noisy(double own, double spread, std::uint32_t mix, std::uint32_t runs,
                          std::uint32_t first = 0) {
    std::vector<double> losses;
    for (std::uint32_t run = first; run < first + runs; ++run)
        losses.push_back(10 * luck(8, run) + own + spread * (luck(9, mix, run) - 0.5));
    return losses;
}

TEST(Verdicts, TwoMixesThatAreTheSameTie) {
    const auto losses = noisy(0, 1, 0, 30);
    const auto made = standings({losses, losses}, 0, {}, 500);
    EXPECT_EQ(made[0].verdict, Verdict::best);
    EXPECT_EQ(made[1].verdict, Verdict::tie);
    EXPECT_EQ(made[1].difference.low, 0);
    EXPECT_EQ(made[1].difference.high, 0);
}

TEST(Verdicts, PairingTellsApartWhatTheLevelsWouldNot) {
    const auto made = standings({noisy(0, 1, 0, 40), noisy(1, 1, 1, 40), noisy(-1, 1, 2, 40)}, 0, {}, 500);
    EXPECT_EQ(made[1].verdict, Verdict::worse);
    EXPECT_NEAR(made[1].difference.value, 1, 0.3);
    EXPECT_EQ(made[2].verdict, Verdict::better);
    // The bands of the aims themselves overlap: luck that all share is wider than the difference.
    EXPECT_LT(made[1].aim.low, made[0].aim.high);
}

TEST(Verdicts, BandsOfADifferenceOfMeansCoverItAboutAsOftenAsTheySay) {
    int covered = 0;
    const int trials = 300;
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
        const auto made = standings({noisy(0, 4, 2 * trial, 40), noisy(1, 4, 2 * trial + 1, 40)}, 0, {}, 200);
        covered += made[1].difference.low <= 1 && 1 <= made[1].difference.high;
    }
    EXPECT_GT(covered, 0.83 * trials);
    EXPECT_LT(covered, 0.95 * trials);
}

/// 60 mixes that are all equally good, under noisy runs: whichever is chosen looks good in the runs that
/// chose it.
TEST(Verdicts, WinnersCurseShowsInTheSearchAndNotInHeldOutRuns) {
    double in_search = 0, held_out = 0;
    const std::uint32_t rounds = 60, mixes = 60, runs = 12;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const Objective objective = [&](const std::vector<Spending>& asked) {
            std::vector<std::vector<double>> losses;
            for (const Spending& x : asked) {
                losses.emplace_back();
                for (std::uint32_t run = 0; run < runs; ++run)
                    losses.back().push_back(luck(100 + round, static_cast<std::uint32_t>(x[0]), run) - 0.5);
            }
            return losses;
        };
        std::vector<Start> starts;
        for (std::uint32_t mix = 1; mix < mixes; ++mix) starts.push_back({"mix", {static_cast<double>(mix)}});
        SearchRules rules;
        rules.evaluations = mixes;
        const Found found =
            search({{Item{.least = 1, .step = 1, .most = mixes}}, mixes}, starts, rules, objective);
        in_search += found.aim / rounds;
        for (std::uint32_t run = runs; run < 2 * runs; ++run)
            held_out +=
                (luck(100 + round, static_cast<std::uint32_t>(found.best[0]), run) - 0.5) / runs / rounds;
    }
    // Every mix has mean 0. One mean of 12 runs has a standard deviation of 0.083; the least of 60 lies 2.3
    // of them lower.
    EXPECT_LT(in_search, -0.15);
    EXPECT_NEAR(held_out, 0, 3 * 0.083 / std::sqrt(rounds));
}

}  // namespace
}  // namespace savan::optimise
