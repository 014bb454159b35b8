/// The trials that are shipped: scenarios that do a published trial again, and the file of what it found.

#include <gmock/gmock.h>

#include "analysis/calibration/observe_targets.hpp"
#include "analysis/sweep/design.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/ordered.hpp"

namespace savan::calibration {
namespace {

const std::filesystem::path shipped = SAVAN_SCENARIOS;

scenario::TargetFile effects() { return read_targets(shipped / "targets/effects.toml"); }

TEST(Trials, DifferFromTheirControlByOneIntervention) {
    for (const scenario::Target& target : effects().targets) {
        const Scenario control = scenario::load(target.baseline).scenario, trial = scenario::load(target.scenario).scenario;
        EXPECT_TRUE(trial.same_world(control)) << target.id;
        EXPECT_THAT(control.interventions, testing::IsEmpty()) << target.id;
        ASSERT_EQ(trial.interventions.size(), 1u) << target.id;
        const Intervention& what = trial.interventions[0];
        EXPECT_FALSE(what.inert()) << target.id;
        EXPECT_LE(what.start.index, target.last) << target.id << ": observed before anybody is treated";
        EXPECT_LT(target.last, trial.months) << target.id;
    }
}

TEST(Trials, HaveFactorsThatCanBeCalibrated) {
    const auto file = effects();
    std::vector<Scenario> scenarios;
    for (const auto& path : file.scenarios) scenarios.push_back(scenario::load(path).scenario);
    scenario::Problems problems;
    const auto factors = sweep::read_factors(file.factors, scenarios, problems);
    EXPECT_FALSE(problems.any());
    EXPECT_EQ(factors.size(), file.factors.size());
    EXPECT_TRUE(std::ranges::any_of(factors, [](const sweep::Factor& factor) { return factor.effect != nullptr; }));
}

/// What one replicate gives with factors at these values.
std::vector<double> observed(const std::vector<std::string>& names, const std::vector<double>& values) {
    const auto file = effects();
    scenario::Problems problems;
    std::vector<Scenario> scenarios;
    for (const auto& path : file.scenarios) scenarios.push_back(scenario::load(path, {{}, file.months}).scenario);
    const auto factors = sweep::read_factors(names, scenarios, problems);
    for (Scenario& scenario : scenarios) scenario = sweep::at_point(scenario, factors, values);
    run::Effort effort;
    const auto executor = run::block_executor(2);
    return observe(file.targets, file.scenarios, scenarios,
                   run::run_one(scenarios, {}, 0, *executor, effort).tallies);
}

TEST(Trials, MoveWithTheEffectsTheyInform) {
    const auto position = [](std::string_view id) {
        const auto file = effects();
        return static_cast<std::size_t>(std::ranges::find(file.targets, id, &scenario::Target::id) - file.targets.begin());
    };
    const std::vector<std::string> names = {"awareness_event.quality", "stipend.dropout_cut", "channel.lender_chance"};
    const auto none = observed(names, {0, 0, 0.5}), strong = observed(names, {1, 0.8, 0.02});
    for (const char* id : {"dakar-aware", "dakar-intention", "guinea-departures", "gambia-departures"})
        EXPECT_EQ(none[position(id)], 0) << id << ": a lesson without quality changes nobody";
    EXPECT_GT(strong[position("dakar-aware")], 0.1);
    EXPECT_LT(strong[position("dakar-intention")], -0.02);
    EXPECT_LT(strong[position("guinea-departures")], 0);
    EXPECT_GT(strong[position("cct-secondary")], none[position("cct-secondary")] + 0.01);
    EXPECT_GT(strong[position("cambodia-girls")], none[position("cambodia-girls")] + 0.01);
    EXPECT_GT(strong[position("comoros-departures")], none[position("comoros-departures")] + 0.03)
        << "money at hand matters more where nobody lends";
}

}  // namespace
}  // namespace savan::calibration
