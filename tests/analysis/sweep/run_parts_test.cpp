#include "analysis/sweep/run_parts.hpp"

#include <filesystem>

#include "analysis/outcomes.hpp"
#include "analysis/sweep/part_lock.hpp"
#include "analysis/sweep/status.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/run/experiment.hpp"
#include "tests/analysis/sweep/tiny_sweep.hpp"

namespace savan::sweep {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The invariance of the battery: however a sweep is divided, the result is the same to the last byte.
TEST(Sweep, ShardedEqualsUnsharded) {
    const TemporaryFolder folder;
    const Plan whole = tiny_plan(folder / "whole", 5, 2, 3);
    run_all(whole, {}, {.threads = 1});
    const std::string digest = merge_all(whole, folder / "whole.h5").digest;
    EXPECT_THAT(digest, testing::MatchesRegex("[0-9a-f]{16}"));
    for (const std::uint32_t shards : {2u, 3u, 7u}) {
        const Plan plan = tiny_plan(folder / ("in-" + std::to_string(shards)), 5, 2, 3);
        for (std::uint32_t shard = shards; shard >= 1; --shard)
            run_all(plan, {shard, shards}, {.threads = static_cast<int>(shard)});
        const fs::path file = folder / ("in-" + std::to_string(shards) + ".h5");
        EXPECT_EQ(merge_all(plan, file).digest, digest) << shards;
        EXPECT_TRUE(bytes_of(file) == bytes_of(folder / "whole.h5")) << shards;
    }
    // Parts of another size are another plan with the same runs.
    const Plan coarse = tiny_plan(folder / "coarse", 5, 2, 10);
    run_all(coarse);
    EXPECT_EQ(merge_all(coarse, folder / "coarse.h5").digest, digest);
}

TEST(Sweep, ARunIsWhatRunningTheScenariosAtThePointGives) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 3, 2, 4);
    run_all(plan);
    merge_all(plan, folder / "all.h5");
    const auto file = output::SweepFile::open(folder / "all.h5");
    ASSERT_EQ(file.runs(), 6u);
    const auto runs = file.read(0, 6);
    for (std::size_t r = 0; r < 6; ++r) {
        EXPECT_EQ(runs[r].run, r);
        EXPECT_EQ(runs[r].point, r / 2);
        EXPECT_EQ(runs[r].replicate, r % 2);
        std::vector<Scenario> scenarios = tiny_scenarios();
        for (Scenario& scenario : scenarios) {
            scenario.parameters.intention_base = plan.design.points.row(r / 2)[0];
            scenario.parameters.farm_income = plan.design.points.row(r / 2)[1];
        }
        run::Effort effort;
        const auto alone = run::run_one(scenarios, {}, static_cast<std::uint32_t>(r % 2), serial(), effort);
        for (std::size_t s = 0; s < 2; ++s) EXPECT_EQ(runs[r].digests[s], alone.tallies[s].digest()) << r;
    }
    EXPECT_NE(runs[0].digests[0], runs[1].digests[0]);  // other luck
    EXPECT_NE(runs[0].digests[0], runs[2].digests[0]);  // another point
    EXPECT_NE(runs[0].digests[0], runs[0].digests[1]);  // another scenario

    const auto outcomes = analysis::outcome_table().size();
    const auto departures = analysis::outcome_index("departures");
    EXPECT_EQ(file.description().periods.size(), 3u);  // whole, 2002, 2003
    const auto whole = file.column(departures, 1, 0), first = file.column(departures, 1, 1),
               second = file.column(departures, 1, 2);
    EXPECT_GT(whole[0], 0);
    for (std::size_t r = 0; r < 6; ++r) {
        EXPECT_EQ(whole[r], first[r] + second[r]);
        EXPECT_EQ(whole[r], runs[r].outcomes[(1 * 3 + 0) * outcomes + departures]);
    }
}

TEST(Sweep, RunningAgainDoesOnlyWhatIsMissing) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 6, 1, 2);
    EXPECT_EQ(run_all(plan).runs, 6u);
    const std::string kept = bytes_of(plan.part_file(0)), made_again = bytes_of(plan.part_file(1));
    RunReport report = run_all(plan);
    EXPECT_EQ(report.runs, 0u);
    EXPECT_EQ(report.found, 6u);
    EXPECT_TRUE(bytes_of(plan.part_file(0)) == kept);
    fs::remove(plan.part_file(1));
    report = run_all(plan);
    EXPECT_EQ(report.runs, 2u);
    EXPECT_EQ(report.found, 4u);
    EXPECT_TRUE(bytes_of(plan.part_file(0)) == kept);
    EXPECT_EQ(read_part(plan, 1, "", "", false).state, PartState::whole);
    EXPECT_FALSE(made_again.empty());
}

TEST(Sweep, WhatIsStoppedKeepsItsRunsAndGoesOn) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 12, 1, 6), other = tiny_plan(folder / "other", 12, 1, 6);
    Told told;
    told.stop_after = 2;
    const RunReport first = run_all(plan, told);
    EXPECT_GE(first.runs, 2u);
    EXPECT_LE(first.runs, 5u);  // two threads and one in waiting
    EXPECT_EQ(first.runs + first.left, 12u);
    const Part begun = read_part(plan, 0, "", "", true);
    EXPECT_EQ(begun.state, PartState::begun);
    EXPECT_EQ(begun.runs, first.runs);
    const RunReport second = run_all(plan);
    EXPECT_EQ(second.found, first.runs);
    EXPECT_EQ(second.runs, 12 - first.runs);
    run_all(other);
    EXPECT_EQ(merge_all(plan, folder / "a.h5").digest, merge_all(other, folder / "b.h5").digest);
}

TEST(Sweep, ALongPartIsSavedOnTheWay) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 4, 1, 4);
    std::vector<std::uint64_t> saved;
    Told told;
    RunWatch watch = told.watch();
    watch.progress = [&](std::uint64_t done, std::uint64_t) {
        if (done > 0) saved.push_back(read_part(plan, 0, "", "", false).runs);
    };
    run_parts(plan, tiny_scenarios(), {0}, {.threads = 1, .between_saves = std::chrono::seconds(0)},
              told.stop, watch);
    EXPECT_THAT(saved, ElementsAre(1, 2, 3, 4));
}

TEST(Sweep, APartInOtherHandsIsLeftToThem) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 6, 1, 2);
    const PartLocks others(plan.lock_file());
    {
        const auto lock = others.try_lock(1);
        ASSERT_TRUE(lock);
        EXPECT_THAT(status_of(plan).being_written, ElementsAre(1));
        const RunReport report = run_all(plan);
        EXPECT_EQ(report.runs, 4u);
        EXPECT_EQ(report.left, 2u);
        EXPECT_THAT(report.with_others, ElementsAre(1));
        EXPECT_FALSE(fs::exists(plan.part_file(1)));
    }
    EXPECT_EQ(run_all(plan).runs, 2u);  // let go
    EXPECT_THAT(status_of(plan).being_written, IsEmpty());
}

TEST(PartLocks, OneOwnerAtATime) {
    const TemporaryFolder folder;
    const PartLocks mine(folder / "lock"), others(folder / "lock");
    auto lock = mine.try_lock(3);
    ASSERT_TRUE(lock);
    EXPECT_FALSE(others.try_lock(3));
    EXPECT_TRUE(others.is_locked(3));
    EXPECT_TRUE(others.try_lock(4));
    lock.reset();
    EXPECT_TRUE(others.try_lock(3));
    EXPECT_TRUE(mine.work());
}

TEST(Sweep, ADamagedPartIsToldAndRunAgain) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 4, 1, 2);
    run_all(plan);
    const std::string whole = bytes_of(plan.part_file(1));
    std::string changed = whole;
    changed[changed.size() / 2] ^= 1;
    for (const std::string& bytes :
         {changed, whole.substr(0, whole.size() / 2), std::string("no file of ours")}) {
        write_bytes(plan.part_file(1), bytes);
        EXPECT_EQ(read_part(plan, 1, "", "", false).state, PartState::damaged);
        EXPECT_FALSE(status_of(plan).complete());
        EXPECT_THAT(words_of<SweepError>([&] { merge_all(plan, folder / "a.h5"); }),
                    HasSubstr("part-00001.h5"));
        EXPECT_FALSE(fs::exists(folder / "a.h5"));
        Told told;
        EXPECT_EQ(run_all(plan, told).runs, 2u);
        EXPECT_THAT(told.warnings, ElementsAre(HasSubstr("It is run again.")));
        EXPECT_TRUE(status_of(plan).complete());
    }
}

TEST(Sweep, APartOfAnotherPlanIsRefusedAndKept) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder / "a", 4, 1, 2), other = tiny_plan(folder / "b", 4, 2, 2);
    run_all(other);
    fs::copy_file(other.part_file(1), plan.part_file(1));
    EXPECT_THAT(words_of<SweepError>([&] { run_all(plan); }), HasSubstr("is not of this sweep"));
    EXPECT_TRUE(bytes_of(plan.part_file(1)) == bytes_of(other.part_file(1)));
    EXPECT_EQ(status_of(plan).troubled.size(), 1u);
    // Another part of the same plan under a wrong name.
    fs::copy_file(other.part_file(0), other.part_file(1), fs::copy_options::overwrite_existing);
    EXPECT_THAT(words_of<SweepError>([&] { merge_all(other, folder / "b.h5"); }), HasSubstr("part-00001.h5"));
}

/// A part as another version of the program would have left it.
void rewrite_as(const Plan& plan, std::uint64_t number, const std::string& version) {
    const Part part = read_part(plan, number, "", "", true);
    output::SweepDescription description = description_of(plan);
    description.part = static_cast<std::int64_t>(number);
    description.runs_expected = plan.runs_of(number);
    description.version = version;
    description.git_revision = "other";
    output::SweepWriter writer(plan.part_file(number), description, part.runs, true);
    for (const output::SweepRun& run : part.held) writer.add(run);
    writer.finish();
}

TEST(Sweep, VersionsAreNotMixed) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 6, 1, 2);
    run_all(plan);
    rewrite_as(plan, 1, "9.9.9");
    EXPECT_EQ(status_of(plan).versions.size(), 2u);
    EXPECT_FALSE(status_of(plan).complete());
    EXPECT_THAT(
        words_of<SweepError>([&] { merge_all(plan, folder / "a.h5", {.allow_partial = true}); }),
        testing::AllOf(HasSubstr("part-00001.h5"), HasSubstr("9.9.9"), HasSubstr("must not be mixed")));
    fs::remove(plan.part_file(2));
    EXPECT_THAT(words_of<SweepError>([&] { run_all(plan); }), HasSubstr("9.9.9"));
    EXPECT_FALSE(fs::exists(plan.part_file(2)));
    // All of one version, though not of this one, are merged as what they are.
    run_all(plan, {3, 3});
    rewrite_as(plan, 0, "9.9.9"), rewrite_as(plan, 2, "9.9.9");
    merge_all(plan, folder / "a.h5");
    EXPECT_EQ(output::SweepFile::open(folder / "a.h5").description().version, "9.9.9");
}

TEST(Merge, RefusesAPartialSweepUnlessAskedAndThenSaysSo) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 6, 1, 2);
    EXPECT_THAT(words_of<SweepError>([&] { merge_all(plan, folder / "a.h5", {.allow_partial = true}); }),
                HasSubstr("no run is there"));
    run_all(plan, {1, 3}), run_all(plan, {3, 3});
    EXPECT_THAT(
        words_of<SweepError>([&] { merge_all(plan, folder / "a.h5"); }),
        testing::AllOf(HasSubstr("4 of 6 runs"), HasSubstr("parts 1 "), HasSubstr("--allow-partial")));
    EXPECT_FALSE(fs::exists(folder / "a.h5"));
    const Merged merged = merge_all(plan, folder / "a.h5", {.allow_partial = true});
    EXPECT_EQ(merged.runs, 4u);
    const auto file = output::SweepFile::open(folder / "a.h5");
    EXPECT_FALSE(file.complete());
    EXPECT_EQ(file.description().runs_expected, 6u);
    EXPECT_THAT(file.run_numbers(), ElementsAre(0, 1, 4, 5));  // what is missing is not there, not zero
}

TEST(Merge, AnExistingFileIsKeptUnlessForced) {
    const TemporaryFolder folder;
    const Plan plan = tiny_plan(folder.path(), 2, 1, 2);
    run_all(plan);
    write_bytes(folder / "a.h5", "precious");
    EXPECT_THAT(words_of<output::OutputError>([&] { merge_all(plan, folder / "a.h5"); }),
                HasSubstr("--force"));
    EXPECT_EQ(bytes_of(folder / "a.h5"), "precious");
    merge_all(plan, folder / "a.h5", {.force = true});
    EXPECT_TRUE(output::SweepFile::open(folder / "a.h5").complete());
}

TEST(Shards, TakeEveryPartOnce) {
    Plan plan;
    plan.design.points = {1000, 0, {}};
    plan.runs_per_part = 7;
    ASSERT_EQ(plan.parts(), 143u);
    EXPECT_EQ(plan.runs_of(142), 1000 - 142 * 7u);
    for (const std::uint32_t count : {1u, 5u, 143u, 200u}) {
        std::vector<int> taken(143);
        for (std::uint32_t shard = 1; shard <= count; ++shard)
            for (const std::uint64_t part : parts_of(plan, {shard, count})) ++taken.at(part);
        EXPECT_THAT(taken, Each(1)) << count;
    }
}

TEST(Shards, HundredThousandRunsAreAboutFourHundredFiles) {
    EXPECT_EQ(default_runs_per_part(100'000), 256u);
    EXPECT_EQ(default_runs_per_part(1'000), 8u);
    EXPECT_EQ(default_runs_per_part(1), 1u);
    Plan plan;
    plan.design.points = {100'000, 0, {}};
    EXPECT_EQ(plan.parts(), 391u);
}

}  // namespace
}  // namespace savan::sweep
