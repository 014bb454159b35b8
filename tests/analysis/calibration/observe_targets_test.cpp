#include "analysis/calibration/observe_targets.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/analysis/toy_runs.hpp"

namespace savan::calibration {
namespace {

using analysis::toy::count;
using scenario::PairedChange;
using scenario::Target;

Target target(std::string scenario, std::string baseline = "", PairedChange change = PairedChange::absolute) {
    Target made;
    made.id = "made";
    made.observable = "aware_share";
    made.scenario = std::move(scenario);
    made.baseline = std::move(baseline);
    made.change = change;
    made.first = 1;
    made.last = 1;
    return made;
}

class Targets : public testing::Test {
protected:
    Targets() {
        for (std::size_t k = 0; k < 3; ++k) {
            count(runs[k], Measure::population, 1, 100);
            count(runs[k], Measure::aware, 1, k == 0 ? 20 : k == 1 ? 25 : 0);
        }
    }
    std::vector<Tallies> runs = std::vector<Tallies>(3, Tallies(2, 1, 0));
    std::vector<Scenario> scenarios = std::vector<Scenario>(3);
    const std::vector<std::filesystem::path> order = {"none.toml", "events.toml", "nobody.toml"};
};

TEST_F(Targets, AreLevelsOrPairedChangesInTheirOrder) {
    const auto values =
        observe({target("events.toml"), target("events.toml", "none.toml"),
                 target("events.toml", "none.toml", PairedChange::relative), target("nobody.toml"),
                 target("events.toml", "nobody.toml", PairedChange::relative)},
                order, scenarios, runs);
    ASSERT_EQ(values.size(), 5u);
    EXPECT_DOUBLE_EQ(values[0], 0.25);
    EXPECT_DOUBLE_EQ(values[1], 0.05);
    EXPECT_DOUBLE_EQ(values[2], 0.25);
    EXPECT_DOUBLE_EQ(values[3], 0);
    EXPECT_TRUE(std::isnan(values[4])) << "a relative change from nothing";
}

TEST_F(Targets, WhatWasNotRunIsNotGuessed) {
    EXPECT_THROW(observe({target("other.toml")}, order, scenarios, runs), std::invalid_argument);
    Target late = target("none.toml");
    late.last = 2;
    EXPECT_THROW(observe({late}, order, scenarios, runs), std::out_of_range);
    Target unknown = target("none.toml");
    unknown.observable = "height";
    EXPECT_THROW(observe({unknown}, order, scenarios, runs), std::invalid_argument);
    EXPECT_THROW(observe({target("none.toml")}, order, scenarios, std::span(runs).first(2)),
                 std::invalid_argument);
}

/// The shipped file: fitted figures are the few that the evidence file supports, and those merely recalled
/// have a wider error than they would have if they were read.
TEST(ShippedTargets, AreSoundAndFewAreFitted) {
    const scenario::TargetFile file = read_targets(SAVAN_SCENARIOS "/targets/savannakhet.toml");
    std::size_t fitted = 0;
    for (const Target& t : file.targets) {
        fitted += t.fit;
        EXPECT_TRUE(t.fit || !t.meaning.empty());
        if (t.status == "recalled" && t.fit) EXPECT_GE(t.sampling_sd, 0.02 * t.value) << t.id;
        EXPECT_LT(std::hypot(t.sampling_sd, t.discrepancy_sd), 0.5 * std::max(t.value, 0.03)) << t.id;
    }
    EXPECT_GE(fitted, 6u);
    EXPECT_LE(fitted, 10u);
    EXPECT_GE(file.factors.size(), fitted);
    EXPECT_LE(file.months, 60) << "longer runs would make the calibration slow; later figures are checks";
    EXPECT_LE(file.check_months, 168);
    EXPECT_EQ(file.scenarios.size(), 1u) << "each further scenario is run at every point";
    // Figures that are identification rates must never be held against exploitation.
    for (const auto* targets : {&file.targets, &file.checks})
        for (const Target& t : *targets) {
            EXPECT_NE(t.source, "repatriated_2001_2010");
            EXPECT_NE(t.source, "identified_rate");
        }
}

}  // namespace
}  // namespace savan::calibration
