#include "analysis/compare_tables.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

namespace savan::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<double> run(std::initializer_list<std::pair<std::string_view, double>> given) {
    std::vector<double> values(outcome_table().size(), 0);
    for (const auto& [key, value] : given) values[outcome_index(key)] = value;
    return values;
}

/// Four scenarios, three replicates.
Comparison toy(bool complete = true) {
    Observations observations{.period = {0, 167}, .complete = complete, .arms = {}};
    for (const std::string name : {"no-programme", "as-was", "cash", "all, \"together\""}) {
        auto& arm = observations.arms.emplace_back(Observations::Arm{name, "Title of " + name, {}, "ຊື່"});
        const auto rank = static_cast<double>(observations.arms.size() - 1);
        for (double luck = 0; luck < 3; ++luck)
            arm.runs.push_back(run({{"unsafe_departures", 41000 + 1000 * luck - 300 * rank},
                                    {"exploited", 2000 + 10 * luck + rank * luck},
                                    {"income_per_head", 11.5 + 0.01 * rank},
                                    {"remittances", 36.5e6 - 1e5 * rank},
                                    {"abroad_end", 0.0571},
                                    {"cost", 20000 * rank},
                                    {"reach_ratio", rank == 0 ? none : 0.625}}));
    }
    return compare(observations, 0);
}

std::string line_with(const std::string& text, const std::string& start) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(start)) return line;
    return "";
}

TEST(CompareMarkdown, HeadlineHasEveryScenarioWithDifferenceAndBand) {
    const std::string text = markdown(toy(), false);
    EXPECT_THAT(text, HasSubstr("# Scenarios against no-programme, January 2002 to December 2015"));
    EXPECT_THAT(line_with(text, "| no-programme (level)"), HasSubstr(" 42,000 "));
    EXPECT_THAT(line_with(text, "| no-programme (level)"), HasSubstr(" – "));
    EXPECT_THAT(line_with(text, "| as-was "), HasSubstr(" -300 [-300, -300] "));
    EXPECT_THAT(line_with(text, "| as-was "), HasSubstr(" +0.010 [0.010, 0.010] "));
    EXPECT_THAT(line_with(text, "| as-was "), HasSubstr(" 0.62 "));
    EXPECT_THAT(line_with(text, "| cash "), HasSubstr(" +2.0 [0.2, 3.8] "));  // of 0, 2, 4
    EXPECT_THAT(line_with(text, "| cash "), HasSubstr(" 40.0 "));             // 40 000 US$
    EXPECT_THAT(line_with(text, "| all, \"together\""), HasSubstr(" -900 [-900, -900] "));
    EXPECT_THAT(text, Not(HasSubstr("## ")));
}

TEST(CompareMarkdown, DetailHasOneTablePerScenarioWithEveryOutcome) {
    const std::string text = markdown(toy(), true);
    EXPECT_THAT(text, Not(HasSubstr("## no-programme")));
    for (const std::string name : {"as-was", "cash", "all, \"together\""})
        EXPECT_THAT(text, HasSubstr("## " + name + ": Title of " + name + "\n"));
    for (const OutcomeRow& row : outcome_table()) {
        std::size_t found = 0;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
            found += line.starts_with("| " + std::string(row.name) + "  ") ||
                     line.starts_with("| " + std::string(row.name) + " |");
        EXPECT_EQ(found, 3u) << row.name;
    }
    EXPECT_THAT(line_with(text, "| Unsafe departures"), HasSubstr("41,700"));
    EXPECT_THAT(line_with(text, "| Unsafe departures"), HasSubstr(" 0 % |"));
    EXPECT_THAT(line_with(text, "| People ever exploited"), HasSubstr(" 67 % |"));
    EXPECT_THAT(line_with(text, "| Abroad in the last month"), HasSubstr(" 5.71 "));
    EXPECT_THAT(line_with(text, "| Programme cost"), HasSubstr("no direction"));
    EXPECT_THAT(line_with(text, "| Remittances"), HasSubstr(" 100 % |"));
}

TEST(CompareNotes, SayWhatTheBandsDoNotSpan) {
    const std::string text = markdown(toy(), false);
    EXPECT_THAT(text,
                HasSubstr("Bands are over chance alone, not over what is unsure in the model's parameters"));
    EXPECT_THAT(text, HasSubstr("assumed"));
    EXPECT_THAT(text, HasSubstr("neither better nor worse"));
}

TEST(CompareMarkdown, TheChanceOfHarmIsAlwaysThere) {
    const std::string text = markdown(toy(), false);
    const std::string table = text.substr(text.find("Replicates in which a scenario is worse"));
    EXPECT_THAT(line_with(table, "| Scenario"), HasSubstr(" People ever trafficked "));
    EXPECT_THAT(line_with(table, "| as-was "), HasSubstr(" 67 % "));   // exploited: 0, 1, 2 more
    EXPECT_THAT(line_with(table, "| as-was "), HasSubstr(" 100 % "));  // remittances fall
    EXPECT_EQ(line_with(table, "| no-programme"), "");
}

TEST(CompareNotes, DrawnParametersAreSaidToBeInTheBands) {
    Comparison comparison = toy();
    comparison.drawn_parameters = 12;
    EXPECT_THAT(markdown(comparison, false), HasSubstr("over chance and over 12 parameters"));
    EXPECT_THAT(markdown(comparison, false), Not(HasSubstr("over chance alone")));
}

TEST(CompareNotes, FewReplicatesAndPartialRunsAreStated) {
    EXPECT_THAT(markdown(toy(), false), HasSubstr("Only 3 replicates: a 90 % band rests on few"));
    EXPECT_THAT(markdown(toy(), false), Not(HasSubstr("PARTIAL")));
    EXPECT_THAT(markdown(toy(false), false),
                HasSubstr("PARTIAL: the run was stopped early; these are the 3 "));

    Observations many{.period = {0, 11}, .complete = true, .arms = {{"base", "", {}}}};
    many.arms[0].runs.assign(few_replicates, run({}));
    EXPECT_THAT(markdown(compare(many, 0), false), Not(HasSubstr("rests on few")));
}

TEST(CompareCsv, IsLongAndHasAByteOrderMark) {
    const std::string text = csv(toy());
    EXPECT_TRUE(text.starts_with(
        "\xEF\xBB\xBFscenario,title,title_lo,outcome,outcome_name,outcome_name_lo,unit,level,"));
    EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')),
              1 + 4 * outcome_table().size());
    EXPECT_EQ(line_with(text, "as-was,Title of as-was,ຊື່,unsafe_departures"),
              "as-was,Title of as-was,ຊື່,unsafe_departures,Unsafe "
              "departures,ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ,trips,41700,-300,-300,-300,0,more,3,3,true,no-programme,2002-"
              "01,2015-12,0,0,,,");
    EXPECT_EQ(
        line_with(text, "cash,Title of cash,ຊື່,exploited"),
        "cash,Title of cash,ຊື່,exploited,People ever "
        "exploited,ຜູ້ທີ່ເຄີຍຖືກຂູດຮີດ,people,2012,2,0.2,3.8,0.666667,more,3,3,true,no-programme,2002-01,2015-12,0,0,,,");
    EXPECT_EQ(line_with(text, "cash,Title of cash,ຊື່,reach_ratio"),
              "cash,Title of cash,ຊື່,reach_ratio,Reach "
              "ratio,ອັດຕາສ່ວນການເຂົ້າເຖິງ,ratio,0.625,,,,,,0,3,true,no-programme,2002-01,2015-12,0,0,,,");
    EXPECT_NE(line_with(text, "\"all, \"\"together\"\"\",\"Title of all, \"\"together\"\"\",ຊື່,remittances"),
              "");
    EXPECT_NE(line_with(text, "cash,Title of cash,ຊື່,departures_legal,\"Departures, legal\","), "")
        << "a name with a dash in front would be a formula";
}

TEST(CompareJson, ParsesAndHoldsTheSameNumbers) {
    const auto document = to_json(toy(false));
    EXPECT_EQ(document["baseline"], "no-programme");
    EXPECT_EQ(document["first_month"], "2002-01");
    EXPECT_EQ(document["last_month"], "2015-12");
    EXPECT_EQ(document["replicates"], 3);
    EXPECT_EQ(document["complete"], false);
    ASSERT_EQ(document["scenarios"].size(), 4u);
    const auto& cash = document["scenarios"][2];
    EXPECT_EQ(cash["name"], "cash");
    EXPECT_EQ(cash["title_lo"], "ຊື່");
    EXPECT_EQ(cash["outcomes"]["exploited"]["difference"], 2.0);
    EXPECT_EQ(cash["outcomes"]["exploited"]["band_high"], 3.8);
    EXPECT_EQ(cash["outcomes"]["exploited"]["worse_when"], "more");
    EXPECT_TRUE(cash["outcomes"]["reach_ratio"]["difference"].is_null());
    EXPECT_FALSE(cash["outcomes"]["cost"].contains("worse_when"));
    EXPECT_THAT(document["notes"][0].get<std::string>(), HasSubstr("PARTIAL"));
}

/// Two members under two lucks; what cash does to exploitation is 1 and 3, 5 and 11 (see spread_test.cpp).
Comparison of_an_ensemble() {
    Observations observations{.period = {0, 167}, .complete = true, .arms = {{"none", "", {}}, {"cash", "", {}}}};
    observations.crossing = {2, 2};
    observations.ensemble_parameters = {"awareness.half_life"};
    for (const double effect : {1, 3, 5, 11}) {
        observations.arms[0].runs.push_back(run({{"exploited", 2000}}));
        observations.arms[1].runs.push_back(run({{"exploited", 2000 + effect}}));
    }
    return compare(observations, 0);
}

TEST(CompareEnsemble, SaysWhatTheBandsSpanAndWhatSpreadComesFrom) {
    const std::string text = markdown(of_an_ensemble(), false);
    EXPECT_THAT(text, Not(HasSubstr("over chance alone")));
    EXPECT_THAT(text, HasSubstr("over chance and over what is unsure in 1 calibrated parameter: 2 members"));
    EXPECT_THAT(text, HasSubstr("The ensemble gives awareness.half_life."));
    EXPECT_THAT(text, HasSubstr("Only 2 members with 2 draws of luck each"));
    const std::string table = text.substr(text.find("Share of the variance"));
    EXPECT_THAT(line_with(table, "| cash"), HasSubstr(" 62 % ["));
    EXPECT_THAT(line_with(table, "| none (level)"), Not(HasSubstr("%"))) << "nothing varies there";
    EXPECT_THAT(markdown(toy(), false), Not(HasSubstr("Share of the variance")));
}

TEST(CompareEnsemble, CsvAndJsonHoldTheShares) {
    EXPECT_THAT(line_with(csv(of_an_ensemble()), "cash,,,exploited,"), HasSubstr(",2015-12,2,2,0.615385,"));
    const auto document = to_json(of_an_ensemble());
    EXPECT_EQ(document["ensemble"]["members"], 2);
    EXPECT_EQ(document["ensemble"]["parameters"][0], "awareness.half_life");
    const auto& variance = document["scenarios"][1]["outcomes"]["exploited"]["difference_variance"];
    EXPECT_EQ(variance["parameters"], 16.0);
    EXPECT_EQ(variance["chance"], 6.0);
    EXPECT_EQ(variance["interaction"], 4.0);
    EXPECT_TRUE(to_json(toy())["ensemble"].is_null());
}

}  // namespace
}  // namespace savan::analysis
