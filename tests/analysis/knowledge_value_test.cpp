#include "analysis/knowledge_value.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace savan::analysis {
namespace {

output::ScenarioInfo scenario(const std::string& name, const std::string& interventions, int months = 12) {
    output::ScenarioInfo info;
    info.name = name;
    info.resolved =
        fmt::format(R"({{"name":"{}","title":"Title of {}","title_lo":"","finding":"","months":{},)"
                    R"("parameters":{{}},"drawn_parameters":{{}},"interventions":[{}],"setting":{{}}}})",
                    name, name, months, interventions);
    return info;
}

const std::string events =
    R"({"id":"events","kind":"awareness_event","coverage_fraction":0.25,"list":"youth_union"})";
const std::string many_events =
    R"({"id":"events","kind":"awareness_event","coverage_fraction":0.5,"list":"youth_union"})";
const std::string oracle_events =
    R"({"id":"events","kind":"awareness_event","coverage_fraction":0.25,"list":"oracle"})";
const std::string lottery_events =
    R"({"id":"events","kind":"awareness_event","coverage_fraction":0.25,"list":"none"})";
const std::string data_system = R"({"id":"data","kind":"data_system","cost_per_month_usd":62.5})";
const std::string survey = R"({"id":"survey","kind":"survey"})";

std::vector<KnowledgePair> pairs(std::vector<output::ScenarioInfo> scenarios) {
    return knowledge_pairs(scenarios);
}

TEST(KnowledgePairs, DifferInNothingButADataSystemOrSurveys) {
    EXPECT_EQ(pairs({scenario("a", events), scenario("b", events + "," + data_system)}),
              (std::vector<KnowledgePair>{{Knowledge::data, 1, 0}}));
    EXPECT_EQ(pairs({scenario("a", events), scenario("b", data_system + "," + events),
                     scenario("c", events + "," + data_system + "," + survey)}),
              (std::vector<KnowledgePair>{
                  {Knowledge::data, 1, 0}, {Knowledge::data, 2, 0}, {Knowledge::data, 2, 1}}));
}

TEST(KnowledgePairs, AnyOtherDifferenceMakesNone) {
    EXPECT_TRUE(pairs({scenario("a", events), scenario("b", many_events + "," + data_system)}).empty());
    EXPECT_TRUE(pairs({scenario("a", events, 12), scenario("b", events + "," + data_system, 24)}).empty());
    EXPECT_TRUE(pairs({scenario("a", events), scenario("b", oracle_events + "," + data_system)}).empty());
    EXPECT_TRUE(
        pairs({scenario("a", events + "," + survey), scenario("b", events + "," + data_system)}).empty());
    EXPECT_TRUE(pairs({scenario("a", events), scenario("b", events)}).empty());
}

TEST(KnowledgePairs, ListsByTrueRiskAgainstAnyOther) {
    EXPECT_EQ(pairs({scenario("a", events), scenario("b", oracle_events)}),
              (std::vector<KnowledgePair>{{Knowledge::oracle, 1, 0}}));
    EXPECT_TRUE(pairs({scenario("a", events), scenario("b", lottery_events)}).empty());
}

TEST(KnowledgeValues, AreTheDifferencesOfTheTwo) {
    EconomicRun without, with;
    without.cases.assign(effect_table().size(), 100);
    with.cases.assign(effect_table().size(), 97);
    without.cost = 1000;
    with.cost = 1500;
    ReachRun lottery, better;
    lottery.years = better.years = 1;
    lottery.listed.fill(100);
    better.listed.fill(100);
    lottery.reached.fill(10);
    better.reached = lottery.reached;
    better.reached[9] = 30;
    better.reached[0] = 0;
    better.reached[1] = 0;
    const auto values =
        knowledge_values({{Knowledge::data, 1, 0}}, {{without}, {with}}, {{lottery}, {better}});
    ASSERT_EQ(values.size(), 1u);
    EXPECT_EQ(values[0].difference.extra_cost.mean, 500);
    EXPECT_EQ(values[0].difference.effects[0].cases.mean, 3);
    EXPECT_DOUBLE_EQ(values[0].difference.effects[0].per_1000_usd.mean, 6);
    EXPECT_DOUBLE_EQ(values[0].reach_ratio.mean, 2);  // from 1 to 0.3 / 0.1
}

}  // namespace
}  // namespace savan::analysis
