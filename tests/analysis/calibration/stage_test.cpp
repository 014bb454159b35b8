#include "analysis/calibration/stage.hpp"

#include "analysis/calibration/observe_targets.hpp"
#include "analysis/calibration/target_json.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/run/experiment.hpp"
#include "tests/analysis/calibration/tiny_calibration.hpp"

namespace savan::calibration {
namespace {

using testing::HasSubstr;
using testing::Not;
using Kind = StageName::Kind;

const std::vector<Point> three_places = {{0.1, 0.2}, {1.0 / 3, 0.5}, {0.987654321987654321, 0}};

TEST(CalibrationPlan, IsReadBackAsItWasWritten) {
    const TemporaryFolder folder;
    CalibrationPlan written = tiny_calibration(folder / "c");
    written.known_until = 2003;
    written.seed = 77;
    written.fitting.targets[1].bound = scenario::Bound::at_most;
    write_calibration(written);
    const CalibrationPlan read = read_calibration(folder / "c");
    EXPECT_EQ(read.manifest, written.manifest);
    EXPECT_EQ(read.sizes, written.sizes);
    EXPECT_EQ(read.known_until, 2003);
    EXPECT_EQ(read.seed, 77u);
    EXPECT_EQ(read.fitting.scenarios[1].text, "text of cash");
    EXPECT_EQ(targets_json(read.fitting.targets), targets_json(written.fitting.targets));
    EXPECT_EQ(targets_json(read.checks.targets), targets_json(written.checks.targets));
    ASSERT_EQ(read.factors.size(), 2u);
    for (const std::size_t j : {0u, 1u})
        EXPECT_EQ(read.factors[j].value_at(0.3), written.factors[j].value_at(0.3));
    EXPECT_THAT(words_of<output::OutputError>([&] { write_calibration(written); }),
                HasSubstr("holds a plan already"));
}

TEST(CalibrationPlan, FitsWhatWasKnownByThen) {
    CalibrationPlan plan = tiny_calibration("unused");
    scenario::Target target = plan.fitting.targets[0];
    EXPECT_TRUE(plan.is_fitted(target));
    plan.known_until = 2002;
    EXPECT_FALSE(plan.is_fitted(target));
    plan.known_until = 2003;
    EXPECT_TRUE(plan.is_fitted(target));
    target.fit = false;
    EXPECT_FALSE(plan.is_fitted(target));
}

TEST(CalibrationPlan, AFileThatChangedIsRefused) {
    const TemporaryFolder folder;
    CalibrationPlan plan = tiny_calibration(folder / "c");
    write_calibration(plan);
    for (const char* name : {"targets.toml", "scenarios/cash.txt", "checks/scenarios/none.txt"}) {
        const std::string kept = bytes_of(folder / "c" / name);
        write_bytes(folder / "c" / name, kept + " ");
        EXPECT_THAT(words_of<sweep::SweepError>([&] { read_calibration(folder / "c"); }),
                    testing::AllOf(HasSubstr(name), HasSubstr("is not what was planned")));
        write_bytes(folder / "c" / name, kept);
    }
    read_calibration(folder / "c");
    write_bytes(folder / "c" / "manifest.json", "{}");
    EXPECT_THAT(words_of<sweep::SweepError>([&] { read_calibration(folder / "c"); }),
                HasSubstr("cannot be used as the plan of a calibration"));
}

TEST(Stage, KeepsPlacesExactlyAndRunsTheirValues) {
    const TemporaryFolder folder;
    const CalibrationPlan plan = tiny_calibration(folder.path());
    EXPECT_FALSE(read_stage(plan, {Kind::wave, 1}));
    write_stage(plan, {Kind::wave, 1}, three_places, 2);
    const auto stage = read_stage(plan, {Kind::wave, 1});
    ASSERT_TRUE(stage);
    EXPECT_EQ(stage->places, three_places);
    EXPECT_EQ(stage->sweep.runs(), 6u);
    EXPECT_EQ(stage->sweep.design.points.row(1)[0], 0.666666667);
    EXPECT_EQ(stage->sweep.design.points.row(1)[1], 30);
    EXPECT_EQ(targets_json(stage->sweep.targets), targets_json(plan.fitting.targets));
    EXPECT_FALSE(results_of(*stage));
}

TEST(Stage, ResultsAreTheTargetsOfItsRuns) {
    const TemporaryFolder folder;
    const CalibrationPlan plan = tiny_calibration(folder.path());
    const Stage stage = write_stage(plan, {Kind::checks, 1}, three_places, 2);
    sweep::Told told;
    sweep::run_parts(stage.sweep, sweep::tiny_scenarios(), sweep::parts_of(stage.sweep, {}), {.threads = 1},
                     told.stop, told.watch());
    const auto results = results_of(stage);
    ASSERT_TRUE(results);
    ASSERT_EQ(results->runs.size(), 6u);
    // The paired effect of the targets is what running both scenarios at the point gives.
    const auto values = stage.sweep.design.points.row(2);
    std::vector<Scenario> scenarios = sweep::tiny_scenarios();
    for (Scenario& scenario : scenarios) scenario = sweep::at_point(scenario, plan.factors, values);
    run::Effort effort;
    const auto alone = run::run_one(scenarios, {}, 1, serial(), effort);
    EXPECT_EQ(results->digests[5].digests[0], alone.tallies[0].digest());
    const auto direct = observe(plan.checks.targets, {"none", "cash"}, scenarios, alone.tallies);
    EXPECT_EQ(results->runs[5], direct);
    EXPECT_NE(direct[0], 0);
    // In the file of the part the target is with its own scenario alone.
    const auto file = output::SweepFile::open(stage.sweep.part_file(5));
    EXPECT_EQ(file.description().outcomes[0].name, "effect");
    EXPECT_TRUE(std::isnan(file.column(0, 0, 0)[0]));
    EXPECT_EQ(file.column(0, 1, 0)[0], direct[0]);
}

TEST(Stage, OfAnotherCalibrationIsRefused) {
    const TemporaryFolder folder;
    const CalibrationPlan plan = tiny_calibration(folder.path());
    write_stage(plan, {Kind::wave, 1}, three_places, 1);
    const auto refused = [&](const CalibrationPlan& other, const char* why) {
        EXPECT_THAT(words_of<sweep::SweepError>([&] {
                        read_stage(other, {Kind::wave, 1});
                    }),
                    testing::AllOf(HasSubstr("is no stage of this calibration"), HasSubstr(why)));
    };
    CalibrationPlan other = plan;
    other.seed = 1;
    refused(other, "another seed");
    other = plan;
    other.fitting.targets[0].value = 0.1;
    refused(other, "other targets");
    other = plan;
    other.factors[0].name = "economy.saving_share";
    refused(other, "other parameters");
    other = plan;
    other.factors[1].prior.b = 50;
    refused(other, "do not belong together");
    const auto places = folder / "wave-1" / "places.csv";
    for (const char* text : {"", "a,b\n", "a,b\n0.1,0.2\n", "a,b\n0.1,0.2\n0.3,x\n0.9,0\n"}) {
        write_bytes(places, text);
        refused(plan, "do not belong together");
    }
}

TEST(Stage, OrdinarySweepsSayNothingOfTargets) {
    const TemporaryFolder folder;
    const sweep::Plan plan = sweep::tiny_plan(folder / "sweep", 2, 1, 2);
    EXPECT_THAT(plan.manifest, Not(HasSubstr("targets")));
    EXPECT_TRUE(plan.targets.empty());
}

}  // namespace
}  // namespace savan::calibration
