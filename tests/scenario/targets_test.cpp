#include "sim/scenario/targets.hpp"

#include <gmock/gmock.h>

#include "workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string head = "evidence = \"" + (shipped / "data/evidence.csv").string() + "\"\n";
const std::string scenario_file = (shipped / "no-programme.toml").string();

std::string target(const std::string& id, const std::string& changed = "") {
    return "[target." + id + "]\nobservable = \"abroad_share\"\nscenario = \"" + scenario_file +
           "\"\nmonths = [\"2003-01\", \"2003-12\"]\nvalue = 0.057\nsampling_sd = 0.002\ndiscrepancy_sd = "
           "0.004\n"
           "source = \"prev_abroad_3prov_2003\"\nknown_year = 2003\nmeaning = \"everybody\"\n" +
           changed;
}

class TargetFiles : public Workshop {
protected:
    std::vector<std::string> problems(const std::string& text, const Words& observables = {"abroad_share"}) {
        std::vector<std::string> lines;
        try {
            read_targets(write("targets.toml", text), observables);
        } catch (const ScenarioError& error) {
            for (const Problem& p : error.problems)
                lines.push_back(std::to_string(p.where.line) + ":" + std::to_string(p.where.column) + ": " +
                                p.what);
        }
        return lines;
    }
};

TEST_F(TargetFiles, AFileIsReadInItsOrderWithTheStatusOfItsSources) {
    const auto path =
        write("targets.toml", head + "factors = [\"intention.base\", \"return.rate=0.02,0.04\"]\n" +
                                  target("b") + target("a", "fit = false\nbound = \"at-least\"\n") +
                                  "[not_compared.poverty_lao_2002_03]\nwhy = \"not counted\"\n");
    const TargetFile file = read_targets(path);
    ASSERT_EQ(file.targets.size(), 2u);
    const Target& b = file.targets[0];
    EXPECT_EQ(b.id, "b");
    EXPECT_EQ(b.observable, "abroad_share");
    EXPECT_EQ(b.scenario, scenario_file);
    EXPECT_EQ(b.baseline, "");
    EXPECT_EQ(b.first, 12);
    EXPECT_EQ(b.last, 23);
    EXPECT_EQ(b.value, 0.057);
    EXPECT_EQ(b.sampling_sd, 0.002);
    EXPECT_EQ(b.discrepancy_sd, 0.004);
    EXPECT_EQ(b.status, "derived");
    EXPECT_TRUE(b.fit);
    EXPECT_EQ(b.bound, Bound::equal);
    EXPECT_EQ(b.known_year, 2003);
    EXPECT_EQ(b.meaning, "everybody");
    EXPECT_FALSE(file.targets[1].fit);
    EXPECT_EQ(file.targets[1].bound, Bound::at_least);
    EXPECT_THAT(file.factors, ElementsAre("intention.base", "return.rate=0.02,0.04"));
    EXPECT_THAT(file.scenarios, ElementsAre(scenario_file));
    EXPECT_EQ(file.months, 24);
    ASSERT_EQ(file.not_compared.size(), 1u);
    EXPECT_EQ(file.not_compared[0].status, "recalled");
    EXPECT_THAT(file.text, HasSubstr("[target.b]"));
}

TEST_F(TargetFiles, ScenariosAreFoundBesideTheFileAndEachIsListedOnce) {
    write("one.toml", "");
    write("deep/two.toml", "");
    const auto path = write("deep/targets.toml",
                            head +
                                "[target.x]\nobservable = \"abroad_share\"\nscenario = \"two.toml\"\n"
                                "baseline = \"../one.toml\"\nchange = \"relative\"\n"
                                "months = [\"2004-01\", \"2004-02\"]\nvalue = -0.2\nsampling_sd = 0.1\n"
                                "discrepancy_sd = 0\nsource = \"eff_mam_intention\"\nknown_year = 2019\n"
                                "meaning = \"trial\"\n" +
                                target("y"));
    const TargetFile file = read_targets(path);
    EXPECT_THAT(file.scenarios, ElementsAre(folder / "deep/two.toml", folder / "one.toml", scenario_file));
    EXPECT_EQ(file.targets[0].scenario, (folder / "deep/two.toml").string());
    EXPECT_EQ(file.targets[0].baseline, (folder / "one.toml").string());
    EXPECT_EQ(file.targets[0].change, PairedChange::relative);
    EXPECT_EQ(file.months, 26);
}

TEST_F(TargetFiles, AllProblemsAreToldAtOnceEachInItsPlace) {
    const auto found = problems(head +
                                "factors = [\"intention.bass\"]\n"
                                "[target.a]\n"
                                "observabel = \"abroad_share\"\n"
                                "observable = \"abroad_shore\"\n"
                                "scenario = \"nowhere.toml\"\n"
                                "months = [\"2003-13\", \"2003-01\"]\n"
                                "value = \"six\"\n"
                                "sampling_sd = -1\n"
                                "source = \"prev_abroad_3prov_2004\"\n"
                                "known_year = 2003\n"
                                "bound = \"above\"\n");
    const std::string all = testing::PrintToString(found);
    EXPECT_THAT(found, testing::Contains(
                           testing::StartsWith("2:12: unknown parameter \"intention.bass\" (not one that "
                                               "savan knows) did you mean \"intention.base\"?")));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("3:9: target \"a\" has no discrepancy_sd")));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("3:9: target \"a\" has no meaning")));
    EXPECT_THAT(found,
                testing::Contains("4:1: unknown key \"observabel\" (not a key of a target) did you mean "
                                  "\"observable\"?"));
    EXPECT_THAT(found,
                testing::Contains("5:14: unknown observable \"abroad_shore\" (nothing of that name can be "
                                  "observed) did you mean \"abroad_share\"?"));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("6:12: no scenario file \"nowhere.toml\"")));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("7:11: \"2003-13\" is not a month")));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("8:9: wrong type of \"value\"")));
    EXPECT_THAT(found, testing::Contains(testing::StartsWith("9:15: sampling_sd = -1 is out of range")));
    EXPECT_THAT(found, testing::Contains(
                           testing::StartsWith("10:10: unknown source \"prev_abroad_3prov_2004\" (not an "
                                               "id of the evidence file) did you mean "
                                               "\"prev_abroad_3prov_2003\"?")));
    EXPECT_THAT(
        found, testing::Contains(testing::StartsWith("12:9: unknown word \"above\" (not a value of bound)")));
    EXPECT_EQ(found.size(), 11u) << all;
}

TEST_F(TargetFiles, WhatCannotBeMeantIsRefused) {
    EXPECT_THAT(problems(head), ElementsAre(HasSubstr("no targets")));
    EXPECT_THAT(problems(target("a")), testing::Contains(HasSubstr("no evidence file")));
    EXPECT_THAT(problems(head + target("a", "bound = \"at-most\"\n")),
                ElementsAre(HasSubstr("is a bound and fitted")));
    EXPECT_THAT(problems(head + target("a", "change = \"relative\"\n")),
                ElementsAre(HasSubstr("change and no baseline")));
    EXPECT_THAT(problems(head + target("a", "baseline = \"" + scenario_file + "\"\nchange = \"absolute\"\n")),
                ElementsAre(HasSubstr("baseline and scenario are one file")));
    EXPECT_THAT(problems(head + target("a", "fit = \"no\"\n")),
                ElementsAre(HasSubstr("wrong type of \"fit\"")));
    EXPECT_THAT(problems("extends = \"" + scenario_file + "\"\n" + head + target("a")),
                ElementsAre(HasSubstr("unknown key \"extends\"")));
    EXPECT_THAT(problems(head + "[target.a\n"), ElementsAre(HasSubstr("not valid TOML")));
    EXPECT_THAT(problems(head + "[not_compared.none_such]\nwhy = \"\"\n" + target("a")),
                ElementsAre(HasSubstr("unknown source"), HasSubstr("\"why\" is empty")));
    EXPECT_THAT(problems(head + "[not_measured.s-curve]\nwhy = \"no counts\"\n" + target("a")),
                ElementsAre(HasSubstr("\"s-curve\" has no meaning")));
}

TEST_F(TargetFiles, ChecksStandApartAndAPatternNeedsNoFigure) {
    const std::string pattern = "[check.near-above-far]\nobservable = \"near_over_far\"\nscenario = \"" +
                                (shipped / "as-was.toml").string() +
                                "\"\nmonths = [\"2003-01\", \"2010-12\"]\nvalue = 1\nbound = \"at-least\"\n"
                                "source = \"assumed\"\nknown_year = 2005\nmeaning = \"order only\"\n";
    const TargetFile file = read_targets(write("targets.toml", head + target("a") + pattern));
    ASSERT_EQ(file.targets.size(), 1u);
    ASSERT_EQ(file.checks.size(), 1u);
    EXPECT_FALSE(file.checks[0].fit);
    EXPECT_EQ(file.checks[0].status, "assumed");
    EXPECT_EQ(file.months, 24);
    EXPECT_EQ(file.check_months, 108);
    EXPECT_THAT(file.scenarios, ElementsAre(scenario_file));
    EXPECT_THAT(file.check_scenarios, ElementsAre(shipped / "as-was.toml"));

    const Words both = {"abroad_share", "near_over_far"};
    EXPECT_THAT(problems(head + target("a") + pattern + "fit = true\n", both),
                ElementsAre(HasSubstr("check \"near-above-far\" is fitted")));
    std::string figure = pattern;
    figure.replace(figure.find("at-least"), 8, "equal");
    EXPECT_THAT(
        problems(head + target("a") + figure, both),
        testing::UnorderedElementsAre(HasSubstr("has no sampling_sd"), HasSubstr("has no discrepancy_sd"),
                                      HasSubstr("unknown source \"assumed\"")));
}

TEST_F(TargetFiles, AFileThatIsNotThereIsSaid) {
    EXPECT_THROW(read_targets(folder / "none.toml"), ScenarioError);
}

}  // namespace
}  // namespace savan::scenario
