/// Rates of education on two hand-made school years.

#include "analysis/calibration/school_observables.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/toy_runs.hpp"

namespace savan::calibration::school {
namespace {

using analysis::Period;
using analysis::toy::count;

constexpr int september_2002 = 8, june_2003 = 17, september_2003 = 20, june_2004 = 29, august_2004 = 31;

void put(Tallies& run, Measure measure, int month, std::size_t grade, std::int64_t value,
         std::size_t sex = 0) {
    run.month(measure, month)[Tallies::grade_cell(run.districts() - 1, sex, grade)] += value;
}

class School : public testing::Test {
protected:
    School() {
        put(run, Measure::pupils, september_2002, 1, 95, 1);
        put(run, Measure::dropouts_by_grade, september_2002, 1, 5, 1);  // counted at the end of the month
        put(run, Measure::pupils, september_2002, 5, 60);
        put(run, Measure::pupils, september_2002, 6, 40);
        put(run, Measure::dropouts_by_grade, 12, 2, 7);
        put(run, Measure::dropouts_by_grade, 14, 8, 4);
        put(run, Measure::dropouts_by_grade, june_2003, 5, 11);  // did not go on
        put(run, Measure::dropouts_by_grade, june_2003 + 1, 6, 1);
        put(run, Measure::dropouts_by_grade, june_2003 + 1, 4, 3);
        put(run, Measure::pupils, september_2003, 3, 200);
        put(run, Measure::pupils, september_2003, 6, 30);
        put(run, Measure::dropouts_by_grade, september_2003, 6, 2);
        put(run, Measure::dropouts_by_grade, june_2004, 5, 7);
        put(run, Measure::dropouts_by_grade, august_2004, 3, 20);
    }
    Tallies run{72, 2, 0};
    const Scenario any;
};

TEST_F(School, DropOutIsPerBeginnerOfTheYearWithoutThoseWhoCompleteGradeFive) {
    // The year 2002/03: 100 + 60 begin primary; 5 + 7 + 3 leave it.
    EXPECT_DOUBLE_EQ(dropout_primary(any, run, {september_2002, september_2003 - 1}), 15.0 / 160);
    EXPECT_DOUBLE_EQ(dropout_secondary(any, run, {september_2002, september_2003 - 1}), 5.0 / 40);
    EXPECT_DOUBLE_EQ(dropout_secondary_over_primary(any, run, {september_2002, september_2003 - 1}), (5.0 / 40) / (15.0 / 160));
    // Both years; the months before the first September do not matter.
    EXPECT_DOUBLE_EQ(dropout_primary(any, run, {0, august_2004}), 35.0 / 360);
    // A year that is cut short does not count.
    EXPECT_DOUBLE_EQ(dropout_primary(any, run, {0, august_2004 - 1}), 15.0 / 160);
    EXPECT_TRUE(std::isnan(dropout_primary(any, run, {0, 11})));
}

TEST_F(School, TransitionLooksAtWholeSummers) {
    // 11 stay away; 30 are in grade 6 by the end of September, 1 + 2 have left it again.
    EXPECT_DOUBLE_EQ(transition(any, run, {12, 23}), 33.0 / 44);
    EXPECT_DOUBLE_EQ(transition(any, run, {june_2003, september_2003}), 33.0 / 44);
    EXPECT_TRUE(std::isnan(transition(any, run, {june_2003, september_2003 - 1})));
}

TEST_F(School, SurvivalFollowsACohort) {
    put(run, Measure::pupils, september_2002 + 48, 5, 58);
    put(run, Measure::dropouts_by_grade, september_2002 + 48, 5, 4);
    EXPECT_DOUBLE_EQ(survival_to_grade_5(any, run, {september_2002, september_2002 + 48}), 0.62);
    EXPECT_TRUE(std::isnan(survival_to_grade_5(any, run, {september_2002, september_2002 + 47})));
}

TEST_F(School, EnrolmentIsPerPersonOfTheAge) {
    for (const int month : {september_2002, september_2003}) {
        count(run, Measure::population, month, 300, 0, 0, 0);
        count(run, Measure::population, month, 150, 0, 1, 1);
        count(run, Measure::population, month, 30, 1, 0, 2);
        count(run, Measure::in_school, month, 240, 0, 0, 0);
        count(run, Measure::population, month - 1, 300, 0, 0, 0);  // in August some wait
    }
    EXPECT_DOUBLE_EQ(enrolled_6_9(any, run, {september_2002, september_2003}), 0.8);
    put(run, Measure::pupils, september_2002, 10, 16);
    put(run, Measure::pupils, september_2002, 8, 2);
    EXPECT_DOUBLE_EQ(lower_secondary_gross(any, run, {0, 11}), 42.0 / 90);
    EXPECT_DOUBLE_EQ(lower_secondary_gross(any, run, {0, 23}), 72.0 / 180);
    EXPECT_DOUBLE_EQ(secondary_gross(any, run, {0, 11}), 58.0 / (120 + 20));
}

}  // namespace
}  // namespace savan::calibration::school
