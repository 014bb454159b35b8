/// Ways of effects and partings, summed by hand.

#include "analysis/effect_paths.hpp"

#include <gtest/gtest.h>

#include "analysis/life_partings.hpp"

namespace savan::analysis {
namespace {

Pairing toy(std::int64_t peers) {
    Pairing counts(24, 2, {.partings = true, .spillover = true});
    counts.at(Paired::spillover_unsafe, 0, 0, EffectPath::direct) = -10;
    counts.at(Paired::spillover_unsafe, 11, 1, EffectPath::peers) = peers;
    counts.at(Paired::spillover_unsafe, 12, 1, EffectPath::village) = 3;
    counts.at(Paired::spillover_remittances, 5, 0, EffectPath::interaction) = -250;
    counts.at(Paired::partings, 11, 0, 5) = 4;
    counts.at(Paired::partings, 12, 1, 5) = 6;
    counts.at(Paired::partings, 23, 1, 7) = peers;
    counts.at(Paired::partings_by_change, LifeEvent::trafficking, Change::induced, 7) = 2;
    return counts;
}

TEST(EffectPaths, SumsOfAPeriod) {
    const auto year = path_sums(toy(4), {0, 11}), rest = path_sums(toy(4), {12, 23});
    EXPECT_EQ(year[1], (PathSums{-10, 4, 0, 0}));
    EXPECT_EQ(rest[1], (PathSums{0, 0, 3, 0}));
    EXPECT_EQ(year[6], (PathSums{0, 0, 0, -2.5})) << "cents become US$";
    EXPECT_EQ(path_table()[1].key, "unsafe_departures");
}

TEST(EffectPaths, TheWholeIsTheSumInEveryReplicate) {
    const std::vector<std::vector<PathSums>> runs = {path_sums(toy(4), {0, 23}), path_sums(toy(8), {0, 23})};
    const SplitEffect unsafe = split_effects(runs)[1];
    EXPECT_EQ(unsafe.parts[1].mean, 6);
    EXPECT_NEAR(unsafe.parts[1].low, 4.2, 1e-12);
    EXPECT_EQ(unsafe.whole.mean, -10 + 6 + 3);
    EXPECT_NEAR(unsafe.whole.low, -3 + 0.2, 1e-12) << "quantile of sums, not sum of quantiles";
    EXPECT_EQ(outcome_name(path_table()[1].key).empty(), false);
}

TEST(LifePartings, ByStepYearAndChange) {
    const std::vector<PartingRun> runs = {parting_run(toy(4)), parting_run(toy(8))};
    EXPECT_EQ(runs[0].by_step[5], 10);
    EXPECT_EQ(runs[0].by_year, (std::vector<double>{4, 10}));
    const ArmPartings arm = arm_partings(runs);
    EXPECT_EQ(arm.people.mean, 16);
    EXPECT_EQ(arm.by_step[7].mean, 6);
    EXPECT_EQ(arm.by_year[1].mean, 12);
    EXPECT_EQ(arm.by_change[3][6][7].mean, 2);
    EXPECT_EQ(arm.by_change[3][4][7].mean, 0);
}

}  // namespace
}  // namespace savan::analysis
