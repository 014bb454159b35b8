/// The scenarios and data that are shipped.

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::filesystem::path> shipped_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(shipped))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Scenario shipped_scenario(const std::string& name) { return load(shipped / (name + ".toml")).scenario; }

/// Ids of the interventions in which two scenarios differ, added and dropped ones included.
std::vector<std::string> differences(const Scenario& a, const Scenario& b) {
    std::vector<std::string> ids;
    const auto compare = [&](const Scenario& from, const Scenario& to) {
        for (const Intervention& made : from.interventions)
            if (std::find(to.interventions.begin(), to.interventions.end(), made) == to.interventions.end() &&
                std::find(ids.begin(), ids.end(), made.id) == ids.end())
                ids.push_back(made.id);
    };
    compare(a, b);
    compare(b, a);
    return ids;
}

TEST(Shipped, EveryScenarioLoadsWithItsWordsAndASourceForEveryNumber) {
    const auto files = shipped_files();
    EXPECT_EQ(files.size(), 17u);
    for (const auto& file : files) {
        SCOPED_TRACE(file);
        const Loaded loaded = load(file);
        EXPECT_FALSE(loaded.scenario.title.empty());
        EXPECT_FALSE(loaded.scenario.title_lo.empty());
        EXPECT_FALSE(loaded.scenario.finding.empty());
        EXPECT_NE(loaded.scenario.title, loaded.scenario.name);
        for (const Explained& told : loaded.explained)
            EXPECT_FALSE(told.status.empty()) << told.name << " " << told.source;
    }
}

TEST(Shipped, AllShareOnePlaceAndOneSetOfParameters) {
    const Scenario base = shipped_scenario("base");
    for (const auto& file : shipped_files()) EXPECT_TRUE(load(file).scenario.same_world(base)) << file;
}

TEST(Shipped, NoProgrammeHasNoInterventions) {
    EXPECT_THAT(shipped_scenario("no-programme").interventions, IsEmpty());
}

TEST(Shipped, AsWasEndsWith2005AndReachesTheSecondDistrictIn2004) {
    for (const Intervention& made : shipped_scenario("as-was").interventions) {
        SCOPED_TRACE(made.id);
        EXPECT_LT(made.stop, january(2006));
        EXPECT_GE(made.start, january(2002) + 6);
        for (std::size_t i = 0; i < made.districts.size(); ++i)
            EXPECT_GE(made.district_start[i], made.districts[i] == 1 ? january(2004) : january(2002) + 6);
    }
}

TEST(Shipped, TheNextPhaseLeavesThePastAlone) {
    const Scenario past = shipped_scenario("as-was");
    for (const auto& file : shipped_files()) {
        const Scenario scenario = load(file).scenario;
        if (scenario.interventions.empty()) continue;
        SCOPED_TRACE(file);
        for (const Intervention& made : past.interventions)
            EXPECT_THAT(scenario.interventions, testing::Contains(made)) << made.id;
        for (const Intervention& made : scenario.interventions)
            EXPECT_TRUE(made.stop < january(2006) || made.start >= january(2006)) << made.id;
    }
}

TEST(Shipped, EachRecommendationChangesOnlyItsOwnRecords) {
    const Scenario continued = shipped_scenario("continued");
    const auto changed = [&](const std::string& name) {
        return differences(shipped_scenario(name), continued);
    };
    EXPECT_THAT(changed("materials"), ElementsAre("materials-2006"));
    EXPECT_THAT(changed("linked-groups"), ElementsAre("groups-2006"));
    EXPECT_THAT(changed("team-skill"), ElementsAre("workshops-2006"));
    EXPECT_THAT(changed("reach-high-risk"), UnorderedElementsAre("survey-2006", "survey-2007"));
    EXPECT_THAT(changed("near-dropout"), ElementsAre("after-class-2006"));
    EXPECT_THAT(changed("youth-groups"), ElementsAre("groups-2006"));
    EXPECT_THAT(changed("staff"), UnorderedElementsAre("staff-2006", "youth-union-post-2006"));
    EXPECT_THAT(changed("ministry-links"), ElementsAre("ministry-links-2006"));
    EXPECT_THAT(changed("data-system"), UnorderedElementsAre("data-set-up", "data-system-2006"));
    EXPECT_THAT(changed("mou-facilitation"), ElementsAre("mou-2006"));
    EXPECT_THAT(changed("all-recommendations"),
                UnorderedElementsAre("staff-2006", "youth-union-post-2006", "materials-2006", "groups-2006",
                                     "workshops-2006", "survey-2006", "survey-2007", "after-class-2006",
                                     "ministry-links-2006", "data-set-up", "data-system-2006"));
}

/// The parts that it unites are the same records as in the single scenarios.
TEST(Shipped, AllRecommendationsAreTheSingleOnesTogether) {
    const Scenario all = shipped_scenario("all-recommendations");
    for (const char* name : {"materials", "team-skill", "reach-high-risk", "near-dropout", "staff",
                             "ministry-links", "data-system"})
        for (const std::string& id : differences(shipped_scenario(name), shipped_scenario("continued")))
            for (const Intervention& made : shipped_scenario(name).interventions)
                EXPECT_TRUE(made.id != id ||
                            std::ranges::find(all.interventions, made) != all.interventions.end())
                    << id;
}

TEST(Shipped, ThePlaceIsAsTheEvidenceHasIt) {
    const Setting setting = shipped_scenario("base").setting;
    ASSERT_EQ(setting.districts.size(), 2u);
    EXPECT_EQ(setting.districts[0].name, "Xayphouthong");
    EXPECT_EQ(setting.districts[0].name_lo, "ໄຊພູທອງ");
    EXPECT_EQ(setting.districts[1].name, "Atsaphoutong");
    double residents[2] = {}, villages[2] = {}, secondary[2] = {};
    for (const VillageData& v : setting.villages) {
        residents[v.district] += v.residents;
        villages[v.district] += 1;
        secondary[v.district] += v.km_to_secondary;
        EXPECT_GE(v.km_to_crossing, v.district == 0 ? 1 : 55) << v.number;
        EXPECT_LE(v.km_to_crossing, v.district == 0 ? 25 : 95) << v.number;
    }
    for (const std::size_t d : {0u, 1u}) {
        EXPECT_EQ(residents[d], 55059);                   // 825 879 people in 15 districts
        EXPECT_NEAR(residents[d] / villages[d], 532, 5);  // people in a village
    }
    EXPECT_NEAR(secondary[0] / villages[0], secondary[1] / villages[1], 0.1);  // no difference is known
}

TEST(Shipped, AgesAndHouseholdsAddUpToTheEvidence) {
    const Setting setting = shipped_scenario("base").setting;
    const auto share = [&](std::size_t from, std::size_t to) {
        double sum = 0;
        for (const auto& sex : setting.age_structure)
            sum += std::accumulate(sex.begin() + static_cast<long>(from), sex.begin() + static_cast<long>(to),
                                   0.0);
        return sum;
    };
    EXPECT_GE(share(0, 3), 0.39);  // under 15: 39 to 41.6 %
    EXPECT_LE(share(0, 3), 0.416);
    EXPECT_NEAR(share(0, 4), 0.50, 1e-4);  // under 20
    EXPECT_NEAR(share(2, 5), 0.33, 1e-4);  // 10 to 24
    EXPECT_NEAR(std::accumulate(setting.age_structure[0].begin(), setting.age_structure[0].end(), 0.0), 0.501,
                1e-4);
    double mean = 0;
    for (std::size_t i = 0; i < setting.household_sizes.size(); ++i)
        mean += static_cast<double>(i + 1) * setting.household_sizes[i];
    EXPECT_NEAR(mean, 5.9, 1e-3);
}

/// villages.csv follows the rule of scenarios/data/README.md.
TEST(Shipped, VillagesFollowTheirRule) {
    const auto part = [](double x) { return x - std::floor(x); };
    for (const VillageData& v : shipped_scenario("base").setting.villages) {
        const int i = v.number - (v.district == 0 ? 100 : 300);
        const double low = v.district == 0 ? 1 : 55, width = v.district == 0 ? 24 : 40;
        EXPECT_NEAR(v.km_to_crossing, low + width * part(i * 0.6180339887), 0.0501) << v.number;
        EXPECT_NEAR(v.km_to_secondary, 0.5 + 11 * std::pow(part(i * 0.4142135624), 1.5), 0.0501) << v.number;
    }
}

}  // namespace
}  // namespace savan::scenario
