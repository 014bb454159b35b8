/// Every mistake in a scenario file is found, at its place, with words that say what would be right.

#include <gmock/gmock.h>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Mistake {
    const char *name, *text, *problem;
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake) { return out << mistake.name; }

class MistakeTest : public Workshop, public testing::WithParamInterface<Mistake> {};

TEST_P(MistakeTest, IsBlamedOnceAtItsPlace) {
    EXPECT_THAT(problems_of(write_delta(GetParam().text)), ElementsAre(GetParam().problem));
}

#define IN_EVENTS "[intervention.events]\n"

constexpr Mistake mistakes[] = {
    // --- TOML itself
    {"syntax", "months = \n",
     R"(2:10: not valid TOML (parsing key-value pair: expected value, saw '\n') correct the syntax here)"},
    {"unquoted_month", IN_EVENTS "start = 2003-01\n",
     R"(3:16: not valid TOML (parsing date: expected '-', saw '\n') write months in quotes, as in "2003-01")"},
    {"duplicate_key", "months = 12\nmonths = 24\n",
     R"(3:10: duplicate key "months" (it is given earlier in this file) keep one of them)"},
    {"duplicate_table", IN_EVENTS IN_EVENTS,
     R"(3:1: duplicate table "intervention.events" (it is given earlier in this file) keep one of them)"},
    {"lao_key", "\u0ea5 = 1\n",
     R"(2:1: not valid TOML (a letter beyond ASCII outside quotes) put quotes around the text)"},
    // --- top level
    {"unknown_key", "month = 12\n",
     R"(2:1: unknown key "month" (not a key of a scenario file) did you mean "months"?)"},
    {"parameter_at_top", "awareness.half_life = 12\n",
     R"(2:1: unknown key "awareness" (not a key of a scenario file) parameters belong under [parameters])"},
    {"kind_at_top", "[cash]\n",
     R"(2:2: unknown key "cash" (not a key of a scenario file) interventions are written [intervention.NAME] with kind = "..")"},
    {"title_type", "title = 3\n",
     R"(2:9: wrong type of "title" (an integer where a string is needed) put it in quotes)"},
    {"months_range", "months = 0\n",
     R"(2:10: months = 0 is out of range (1 to 1200 month) give a value within it)"},
    {"months_fraction", "months = 1.5\n",
     R"(2:10: months = 1.5 is not a whole number (it counts months) leave out the fraction)"},
    {"intervention_type", "intervention = 3\n",
     R"(2:16: wrong type of "intervention" (an integer where a table is needed) write intervention = { .. } or [intervention])"},
    // --- parameters
    {"unknown_parameter", "[parameters]\nawareness.half_lif = 12\n",
     R"(3:11: unknown parameter "awareness.half_lif" (not in the table of parameters) did you mean "awareness.half_life"?)"},
    {"parameter_without_group", "[parameters]\nhalf_life = 12\n",
     R"(3:1: unknown parameter "half_life" (not in the table of parameters) did you mean "awareness.half_life"?)"},
    {"parameter_unit", "[parameters]\n\"awareness.half_life_years\" = 1\n",
     R"(3:1: unknown parameter "awareness.half_life_years" (not in the table of parameters) write "awareness.half_life", in month)"},
    {"parameter_range", "[parameters]\n\"awareness.half_life\" = 0.1\n",
     R"(3:25: awareness.half_life = 0.1 is out of range (0.5 to 1200 month) give a value within it)"},
    {"parameter_percent", "[parameters]\n\"groups.join_youth_led\" = 35\n",
     R"(3:27: groups.join_youth_led = 35 is out of range (0 to 1 share) for 35 % write 0.35)"},
    {"parameter_type", "[parameters]\n\"awareness.half_life\" = \"12\"\n",
     R"(3:25: wrong type of "awareness.half_life" (a string where a number is needed) write it without quotes)"},
    {"parameter_nan", "[parameters]\n\"return.rate\" = nan\n",
     R"(3:17: return.rate = nan is not a finite number (accepted are 0 to 5 1/month) give a value within it)"},
    {"parameter_infinite", "[parameters]\n\"return.rate\" = -inf\n",
     R"(3:17: return.rate = -inf is not a finite number (accepted are 0 to 5 1/month) give a value within it)"},
    {"parameter_twice", "[parameters]\nawareness.half_life = 12\n\"awareness.half_life\" = 13\n",
     R"(4:1: duplicate key "awareness.half_life" (this file gives the parameter twice) keep one of them)"},
    {"group_type", "[parameters]\nawareness = 12\n",
     R"(3:13: wrong type of "awareness" (an integer where a table is needed) write awareness = { .. } or [awareness])"},
    {"unknown_prior", "[parameters]\n\"return.rate\" = { unifrom = [0, 1] }\n",
     R"(3:19: unknown prior "unifrom" (of "return.rate") did you mean "uniform"?)"},
    {"prior_numbers", "[parameters]\n\"return.rate\" = { normal = [0.1] }\n",
     R"(3:28: prior of "return.rate" needs two numbers (mean and standard deviation) write normal = [.., ..])"},
    {"prior_keys", "[parameters]\n\"return.rate\" = { normal = [0.1, 0.1], beta = [1, 1] }\n",
     R"(3:17: prior of "return.rate" has 2 keys (a prior has one) write one of uniform, normal, lognormal, beta)"},
    {"prior_reversed", "[parameters]\n\"return.rate\" = { uniform = [0.2, 0.1] }\n",
     R"(3:29: prior uniform(0.2, 0.1) of "return.rate" is impossible (its low end is above its high end) correct its numbers)"},
    {"prior_flat", "[parameters]\n\"return.rate\" = { lognormal = [0.2, 0] }\n",
     R"(3:31: prior lognormal(0.2, 0) of "return.rate" is impossible (its standard deviation is not above 0) correct its numbers)"},
    {"effect_prior_range", "[intervention.events]\nquality_fraction = { uniform = [0, 3] }\n",
     R"(3:32: prior uniform(0, 3) of "quality_fraction" is out of range (0 to 1 share) keep its ends within it)"},
    {"effect_prior_name", "[intervention.events]\nquality_fraction = { unifrom = [0, 1] }\n",
     R"(3:22: unknown prior "unifrom" (of "quality_fraction") did you mean "uniform"?)"},
    {"prior_of_no_effect", "[intervention.events]\ncoverage_fraction = { uniform = [0, 1] }\n",
     R"(3:21: wrong type of "coverage_fraction" (a table where a number is needed) write one number)"},
    {"prior_range", "[parameters]\n\"return.rate\" = { uniform = [0, 9] }\n",
     R"(3:29: prior uniform(0, 9) of "return.rate" is out of range (0 to 5 1/month) keep its ends within it)"},
    {"unknown_parameter_source", "[parameter_sources]\n\"return.rate\" = \"asumed\"\n",
     R"(3:17: unknown source "asumed" (not an id of evidence.csv) did you mean "assumed"?)"},
    // --- interventions
    {"unknown_field", IN_EVENTS "coverge_fraction = 0.4\n",
     R"(3:1: unknown key "coverge_fraction" (not a field of an intervention of kind awareness_event) did you mean "coverage_fraction"?)"},
    {"effect_of_another_kind", IN_EVENTS "posts_fte = 2\n",
     R"(3:1: unknown key "posts_fte" (an effect of the kind staff, not of awareness_event) known are quality_fraction, stance_gain_fraction)"},
    {"percent", IN_EVENTS "coverage_percent = 40\n",
     R"(3:1: wrong unit in key "coverage_percent" (the unit is share, 0 to 1) write "coverage_fraction")"},
    {"kip", IN_EVENTS "cost_per_dose_kip = 4000\n",
     R"(3:1: wrong unit in key "cost_per_dose_kip" (the unit is US$, 0 to 1000000) write "cost_per_dose_usd")"},
    {"duration", IN_EVENTS "duration_years = 3\n",
     R"(3:1: unknown key "duration_years" (an intervention runs from one month to another) write "start" and "stop")"},
    {"no_unit", IN_EVENTS "coverage = 0.4\n",
     R"(3:1: key "coverage" lacks its unit (the unit is share, 0 to 1) write "coverage_fraction")"},
    {"field_range", IN_EVENTS "coverage_fraction = 40\n",
     R"(3:21: coverage_fraction = 40 is out of range (0 to 1 share) for 40 % write 0.4)"},
    {"effect_range", IN_EVENTS "quality_fraction = -0.1\n",
     R"(3:20: quality_fraction = -0.1 is out of range (0 to 1 share) give a value within it)"},
    {"field_type", IN_EVENTS "coverage_fraction = true\n",
     R"(3:21: wrong type of "coverage_fraction" (true or false where a number is needed) write one number)"},
    {"field_nan", IN_EVENTS "coverage_fraction = nan\n",
     R"(3:21: coverage_fraction = nan is not a finite number (accepted are 0 to 1 share) give a value within it)"},
    {"count_fraction", IN_EVENTS "every_months = 1.5\n",
     R"(3:16: every_months = 1.5 is not a whole number (it counts months) leave out the fraction)"},
    {"flag_type", IN_EVENTS "been_abroad = \"yes\"\n",
     R"(3:15: wrong type of "been_abroad" (a string where true or false is needed) write it without quotes)"},
    {"unknown_word", IN_EVENTS "list = \"survy\"\n",
     R"(3:8: unknown word "survy" (not a value of "list") did you mean "survey"?)"},
    {"word_type", IN_EVENTS "sex = 1\n",
     R"(3:7: wrong type of "sex" (an integer where a word is needed) write one of any, female, male)"},
    {"date", IN_EVENTS "start = 2003-01-01\n",
     R"(3:9: wrong type of "start" (a date or time where a month is needed) write it as in "2003-01")"},
    {"no_month", IN_EVENTS "stop = \"2003-13\"\n",
     R"(3:8: stop = "2003-13" is not a month (year-month from 2002-01 to 2101-12) write it as in "2003-01")"},
    {"before_the_programme", IN_EVENTS "start = \"2001-12\"\n",
     R"(3:9: start = "2001-12" is not a month (year-month from 2002-01 to 2101-12) write it as in "2003-01")"},
    {"unknown_kind", "[intervention.new]\nkind = \"awarness_event\"\n",
     R"(3:8: unknown kind "awarness_event" (of intervention "new") did you mean "awareness_event"?)"},
    {"no_kind", "[intervention.grops]\nlinked = 1\n",
     R"(2:15: intervention "grops" has no kind (no file before this one has it either) did you mean "groups"?)"},
    {"changed_kind", IN_EVENTS "kind = \"cash\"\n",
     R"(3:8: kind of "events" changes from awareness_event to cash (its other keys would lose their meaning) remove it and add one under another name)"},
    {"bad_id", "[intervention.\"My Cash\"]\nkind = \"cash\"\n",
     R"(2:15: intervention id "My Cash" is no plain word (a-z, 0-9, - and _ are) rename it)"},
    {"remove_nothing", "[intervention.evnts]\nremove = true\n",
     R"(2:15: cannot remove intervention "evnts" (no file before this one has it) did you mean "events"?)"},
    {"remove_and_change", IN_EVENTS "remove = true\nevery_months = 3\n",
     R"(3:10: "remove" beside other keys or not true (it drops an inherited intervention whole) write only remove = true)"},
    {"unknown_district", IN_EVENTS "districts = [\"xayphoutong\"]\nroll_out = {}\n",
     R"(3:14: unknown district "xayphoutong" (not in districts.csv) did you mean "xayphouthong"?)"},
    {"districts_type", IN_EVENTS "districts = \"xayphouthong\"\n",
     R"(3:13: wrong type of "districts" (a string where a list is needed) write it as in ["xayphouthong"])"},
    {"roll_out_elsewhere", "[intervention.staff-pilot]\nroll_out = { atsaphoutong = \"2004-01\" }\n",
     R"(3:14: roll-out of district "atsaphoutong" (which the intervention does not cover) add it to "districts")"},
    {"roll_out_month", IN_EVENTS "roll_out = { atsaphoutong = \"2004\" }\n",
     R"(3:29: atsaphoutong = "2004" is not a month (year-month from 2002-01 to 2101-12) write it as in "2003-01")"},
    {"unknown_village", IN_EVENTS "villages = [105, 1]\n",
     R"(3:18: unknown village 1 (not in villages.csv) give one of 101 to 404)"},
    {"village_twice", IN_EVENTS "villages = [105, 105]\n",
     R"(3:18: village 105 stands twice (in one list) keep it once)"},
    {"unknown_village_list", IN_EVENTS "villages = \"tragets\"\n",
     R"(3:12: unknown village list "tragets" (not in [village_lists]) did you mean "target"?)"},
    {"empty_village_list", "[village_lists]\nnone = []\n",
     R"(3:8: village list "none" is empty (at least one village number is needed) write it as in [101, 102])"},
    {"villages_both_ways", IN_EVENTS "villages = [105]\nvillage_fraction = 0.1\n",
     R"(3:1: both "villages" and "village_fraction" are given (each says which villages are covered) keep one of them)"},
    {"ages", IN_EVENTS "age_min_years = 30\nage_max_years = 20\n",
     R"(3:17: ages 30 to 20 of intervention "events" (nobody is that old and that young) swap or widen them)"},
    {"unknown_source", IN_EVENTS "sources = { start = \"prog_strat\" }\n",
     R"(3:21: unknown source "prog_strat" (not an id of evidence.csv) did you mean "prog_start"?)"},
    {"source_of_nothing", IN_EVENTS "sources = { sex = \"assumed\" }\n",
     R"(3:13: source of "sex" (which no file gives) known are coverage_fraction, every_months, kind, list, roll_out, start, stop, villages)"},
};

INSTANTIATE_TEST_SUITE_P(Scenario, MistakeTest, testing::ValuesIn(mistakes),
                         [](const auto& one) { return std::string(one.param.name); });

using ProblemsTest = Workshop;

TEST_F(ProblemsTest, AllAreReportedAtOnceInTheOrderOfTheFile) {
    EXPECT_THAT(
        problems_of(write_delta("months = 0\n"
                                "[parameters]\n\"return.rate\" = 99\n"
                                "[intervention.events]\ncoverage_fraction = 2\nlist = \"x\"\n")),
        ElementsAre(
            "2:10: months = 0 is out of range (1 to 1200 month) give a value within it",
            "4:17: return.rate = 99 is out of range (0 to 5 1/month) give a value within it",
            "6:21: coverage_fraction = 2 is out of range (0 to 1 share) for 2 % write 0.02",
            "7:8: unknown word \"x\" (not a value of \"list\") known are none, youth_union, survey, oracle"));
}

TEST_F(ProblemsTest, ErrorTextHasOneLinePerProblemWithItsPlace) {
    const auto path = write_delta("months = 0\ntitle = 1\n");
    try {
        load(path);
        FAIL() << "loaded";
    } catch (const ScenarioError& error) {
        EXPECT_EQ(std::string(error.what()),
                  path.string() +
                      ":2:10: months = 0 is out of range (1 to 1200 month) give a value within it\n" +
                      path.string() +
                      ":3:9: wrong type of \"title\" (an integer where a string is needed) put it in quotes");
    }
}

TEST_F(ProblemsTest, AStartAfterTheStopIsInertAndNoMistake) {
    const auto path = write_delta(IN_EVENTS "start = \"2010-01\"\n");
    EXPECT_THAT(problems_of(path), IsEmpty());
    EXPECT_TRUE(load(path).scenario.interventions[2].inert());
}

TEST_F(ProblemsTest, ChangesFromTheCommandLineAreBlamedByTheirText) {
    const auto blamed = [&](const std::string& set) {
        return problems_of(shipped / "as-was.toml", {{set}, {}});
    };
    const std::string at = "command line: --set ";
    EXPECT_THAT(
        blamed("events.coverage=2"),
        ElementsAre(
            at +
            "events.coverage=2: coverage_fraction = 2 is out of range (0 to 1 share) for 2 % write 0.02"));
    EXPECT_THAT(
        blamed("events.coverge=0.4"),
        ElementsAre(at +
                    "events.coverge=0.4: unknown key \"coverge\" (not a field of an intervention of kind "
                    "awareness_event) did you mean \"coverage_fraction\"?"));
    EXPECT_THAT(
        blamed("event.coverage=0.4"),
        ElementsAre(
            at + "event.coverage=0.4: unknown name \"event.coverage\" (neither a parameter nor a key of an "
                 "intervention of this scenario) did you mean \"events\"?"));
    EXPECT_THAT(
        blamed("awareness.half_lief=7"),
        ElementsAre(
            at + "awareness.half_lief=7: unknown name \"awareness.half_lief\" (neither a parameter nor a key "
                 "of an intervention of this scenario) did you mean \"awareness.half_life\"?"));
    EXPECT_THAT(
        blamed("coverage=1"),
        ElementsAre(
            at +
            "coverage=1: \"coverage\" names no value (a parameter or a key of an intervention is needed) "
            "write it as in awareness.half_life=12 or staff-pilot.coverage=0.4"));
    EXPECT_THAT(
        blamed("events.coverage"),
        ElementsAre(at +
                    "events.coverage: no value (a change is NAME=VALUE) write it as in income.coverage=0.4"));
    EXPECT_THAT(
        blamed("events.coverage=0.1\nevery_months=2"),
        ElementsAre(at +
                    "events.coverage=0.1\nevery_months=2: more than one value (a change sets one) write one "
                    "--set for each"));
    EXPECT_THAT(
        problems_of(shipped / "as-was.toml", {{}, 0}),
        ElementsAre("command line: months = 0 is out of range (1 to 1200 month) give a value within it"));
}

}  // namespace
}  // namespace savan::scenario
