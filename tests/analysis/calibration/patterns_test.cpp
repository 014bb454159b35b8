/// Whether the patterns that are checked come from the rules that are meant: with the shipped scenarios and
/// parameters, and again with every rule off by which migrants draw migrants.

#include <gtest/gtest.h>

#include "analysis/calibration/observables.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/ordered.hpp"
#include "sim/scenario/load.hpp"

namespace savan::calibration {
namespace {

const std::filesystem::path shipped = SAVAN_SCENARIOS;

void let_nobody_follow(Parameters& p) {
    p.cumulative_causation = p.norm_household = p.norm_ties = p.norm_village = 0;
    p.control_tie = p.control_experience = p.channel_network_pull = p.lender_chance = 0;
}

/// Values of observables in one replicate of a scenario.
std::vector<double> observed(const char* file, analysis::Period period, bool follow,
                             const std::vector<const char*>& keys) {
    std::vector<Scenario> scenarios = {scenario::load(shipped / file, {{}, period.last + 1}).scenario};
    if (!follow) let_nobody_follow(scenarios[0].parameters);
    run::Effort effort;
    const auto executor = run::block_executor(2);
    const auto runs = run::run_one(scenarios, {}, 0, *executor, effort).tallies;
    std::vector<double> values;
    for (const char* key : keys) values.push_back(find_observable(key)->value(scenarios[0], runs[0], period));
    return values;
}

TEST(Patterns, TiesToMigrantsMatterMoreThanSharedVillages) {
    const auto ratio = [](bool follow) {
        return observed("no-programme.toml", {12, 59}, follow, {"departures_tied_over_untied"})[0];
    };
    EXPECT_GT(ratio(true), 1.5);
    EXPECT_LT(ratio(false), 1.3);
}

TEST(Patterns, GrowthGathersSpeedOnlyWhereMigrantsDrawMigrants) {
    const auto ratio = [](bool follow) {
        return observed("patterns/village-growth.toml", {0, 167}, follow, {"growth_low_over_middle"})[0];
    };
    EXPECT_LT(ratio(true), 1);
    EXPECT_GT(ratio(false), 1.2);
}

TEST(Patterns, VillagesOfTheirOwnScenarioBeginWithoutMigrantsAndNothingElseChanges) {
    const Scenario villages = scenario::load(shipped / "patterns/village-growth.toml").scenario;
    EXPECT_EQ(villages.parameters.initially_abroad, 0);
    EXPECT_EQ(villages.parameters.wage_growth, 0);
    EXPECT_GE(villages.parameters.mou_start, villages.months);
    EXPECT_TRUE(villages.interventions.empty());
}

}  // namespace
}  // namespace savan::calibration
