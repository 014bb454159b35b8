/// Runs of neighbouring villages that are lived: what loops over all their people go by.

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/processes/ageing.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

struct Seen {
    std::vector<VillageRun> runs;
    std::vector<std::size_t> asked;          ///< villages, in order
    std::vector<std::size_t> asked_by_then;  ///< by run: how many had been asked for when its turn came
};

Seen runs_of(const TinyWorld& tiny, std::size_t block) {
    Seen seen;
    for_village_runs_of(tiny.world, tiny.step(), block, [&](std::size_t village) { seen.asked.push_back(village); },
                        [&](const VillageRun& run) {
                            seen.runs.push_back(run);
                            seen.asked_by_then.push_back(seen.asked.size());
                        });
    return seen;
}

TEST(VillageRuns, OfAWorldThatIsLivedEverywhereAreItsBlocks) {
    TinyWorld tiny(tiny_scenario(13, 60, 12));
    tiny.villages_per_block = 5;
    for (std::size_t block = 0; block < 3; ++block) {
        const Seen seen = runs_of(tiny, block);
        ASSERT_EQ(seen.runs.size(), 1u);
        EXPECT_EQ(seen.runs[0].first, 5 * block);
        EXPECT_EQ(seen.runs[0].end, std::min<std::size_t>(5 * block + 5, 13));
        EXPECT_TRUE(seen.asked.empty()) << "everything is near";
    }
}

TEST(VillageRuns, OfAWorldBesideAnotherAreShortAndAskedForInTime) {
    TinyWorld tiny(tiny_scenario(24, 40, 12));
    const World baseline = tiny.world;
    tiny.villages_per_block = 24;
    tiny.world.beside.baseline = &baseline;
    tiny.world.beside.differs = {0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1};
    const Seen seen = runs_of(tiny, 0);
    std::vector<std::size_t> lived;
    for (std::size_t r = 0; r < seen.runs.size(); ++r) {
        const VillageRun& run = seen.runs[r];
        EXPECT_LE(run.end - run.first, 4u);
        for (std::size_t v = run.first; v < run.end; ++v) {
            EXPECT_TRUE(tiny.world.lives_in(v)) << v;
            lived.push_back(v);
        }
        // Its own villages and those of the next run, but no others.
        const std::size_t next = r + 1 < seen.runs.size() ? seen.runs[r + 1].end - seen.runs[r + 1].first : 0;
        EXPECT_EQ(seen.asked_by_then[r], lived.size() + next);
    }
    EXPECT_EQ(lived, seen.asked);
    EXPECT_EQ(lived.size(), static_cast<std::size_t>(std::ranges::count(tiny.world.beside.differs, 1)));
}

TEST(VillageRuns, VisitEverybodyOfAgeWithAFlagAndNobodyElse) {
    TinyWorld tiny(tiny_scenario(6, 80, 120));
    tiny.months(100, ageing::advance);  // so that between villages there are people who are gone, and some who are yet to enter
    const VillageRun run{1, 5};
    const Step step = tiny.step();
    const std::vector<std::uint8_t> flag(run.rows_to_flag(tiny.world, step), 1);
    std::vector<std::pair<std::size_t, PersonIndex>> visited, of_age;
    run.for_each_flagged(tiny.world, flag, [&](std::size_t v, PersonIndex i) { visited.push_back({v, i}); });
    for (std::size_t v = run.first; v < run.end; ++v)
        for (PersonIndex i = tiny.world.villages.from[v]; i < tiny.world.villages.to[v]; ++i) of_age.push_back({v, i});
    EXPECT_EQ(visited, of_age);
    EXPECT_LT(of_age.size(), run.to(tiny.world) - run.from(tiny.world));
}

}  // namespace
}  // namespace savan
