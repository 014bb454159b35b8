#include "sim/measures/measure.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace savan {
namespace {

struct Frozen {
    Measure measure;
    std::string_view name;
    Axes axes;
    bool flow;
    std::string_view units;
};

// Names, axes and units are what readers of results files rely on: rows are added at the end, never
// moved, renamed or taken away.
const std::vector<Frozen>& frozen() {
    static const std::vector<Frozen> rows = {
        {Measure::population, "population", Axes::sex_age, false, "1"},
        {Measure::in_school, "in_school", Axes::sex_age, false, "1"},
        {Measure::dropouts, "dropouts", Axes::sex_age, true, "1"},
        {Measure::aware, "aware", Axes::sex_age, false, "1"},
        {Measure::considering, "considering", Axes::sex_age, false, "1"},
        {Measure::abroad, "abroad", Axes::sex_age, false, "1"},
        {Measure::departures, "departures", Axes::sex_age_channel, true, "1"},
        {Measure::returns, "returns", Axes::sex_age, true, "1"},
        {Measure::exploited, "exploited", Axes::sex_age, true, "1"},
        {Measure::trafficked, "trafficked", Axes::sex_age, true, "1"},
        {Measure::exploitation_months, "exploitation_months", Axes::sex_age, true, "month"},
        {Measure::income, "income", Axes::sex_age, true, "0.01 USD"},
        {Measure::remittances, "remittances", Axes::sex_age, true, "0.01 USD"},
        {Measure::unsafe_departures, "unsafe_departures", Axes::sex_age, true, "1"},
        {Measure::doses, "doses", Axes::intervention, true, "1"},
        {Measure::hours, "hours", Axes::intervention, true, "0.01 hour"},
        {Measure::cost, "cost", Axes::intervention, true, "0.01 USD"},
        {Measure::listed, "listed", Axes::risk, true, "1"},
        {Measure::reach, "reach", Axes::risk, true, "1"},
        {Measure::unsafe_by_risk, "unsafe_departures_by_risk", Axes::risk, true, "1"},
        {Measure::exploited_by_risk, "exploited_by_risk", Axes::risk, true, "1"},
        {Measure::apprehended, "apprehended", Axes::sex_age, true, "1"},
        {Measure::months_abroad_ended, "stay_months_ended", Axes::sex_age, true, "month"},
        {Measure::school_completed, "school_completed", Axes::sex_age, true, "1"},
        {Measure::groups, "group_members", Axes::sex_age, false, "1"},
        {Measure::pupils, "pupils", Axes::sex_grade, true, "1"},
        {Measure::dropouts_by_grade, "dropouts_by_grade", Axes::sex_grade, true, "1"},
        {Measure::pay, "pay", Axes::sex_age, true, "0.01 USD"},
        {Measure::home_by_tie, "at_home_by_tie", Axes::sex_age_tie, false, "1"},
        {Measure::departures_by_tie, "departures_by_tie", Axes::sex_age_tie, true, "1"},
        {Measure::village_months, "village_months", Axes::prevalence, true, "month"},
        {Measure::prevalence_growth, "prevalence_growth", Axes::prevalence, true, "1e-6"},
    };
    return rows;
}

TEST(MeasureTable, KeepsWhatFilesRelyOn) {
    const auto table = measure_table();
    ASSERT_GE(table.size(), frozen().size());
    for (std::size_t row = 0; row < frozen().size(); ++row) {
        EXPECT_EQ(table[row].measure, frozen()[row].measure) << row;
        EXPECT_EQ(table[row].name, frozen()[row].name);
        EXPECT_EQ(table[row].axes, frozen()[row].axes) << table[row].name;
        EXPECT_EQ(table[row].flow, frozen()[row].flow) << table[row].name;
        EXPECT_EQ(table[row].units, frozen()[row].units) << table[row].name;
    }
}

TEST(MeasureTable, StandsInTheOrderOfTheEnumeration) {
    const auto table = measure_table();
    for (std::size_t row = 0; row < table.size(); ++row)
        EXPECT_EQ(static_cast<std::size_t>(table[row].measure), row) << table[row].name;
}

TEST(MeasureTable, HasUniqueNamesAndBothLanguages) {
    std::set<std::string_view> names;
    for (const MeasureRow& row : measure_table()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.units.empty()) << row.name;
        EXPECT_GE(row.long_name.size(), 5u) << row.name;
        // Lao letters are U+0E80..U+0EFF, in UTF-8 E0 BA xx or E0 BB xx.
        EXPECT_TRUE(row.long_name_lo.starts_with("\xE0\xBA") || row.long_name_lo.starts_with("\xE0\xBB"))
            << row.name;
    }
}

TEST(AgeGroups, AreNamedByTheAgesTheyHold) {
    for (std::size_t group = 0; group < age_groups; ++group)
        EXPECT_EQ(age_group_names[group], std::to_string(age_group_from[group]) + "-" +
                                              std::to_string(age_group_from[group + 1] - 1));
}

}  // namespace
}  // namespace savan
