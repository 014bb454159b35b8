/// Patterns on counts that were put in by hand.

#include "analysis/calibration/pattern_observables.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace savan::calibration::pattern {
namespace {

using analysis::Period;

constexpr std::size_t none = 0, some = 1, girl = 0, man = 1, of_10 = 1, of_18 = 3, of_25 = 4;

class Patterns : public testing::Test {
protected:
    void put(Measure measure, int month, std::size_t district, std::size_t sex, std::size_t group,
             std::size_t tie, std::int64_t count) {
        run.month(measure, month)[Tallies::cell(district, sex, group) * tie_states + tie] += count;
    }
    void grow(int month, std::size_t district, double prevalence, std::int64_t villages,
              std::int64_t millionths) {
        const std::size_t cell = Tallies::prevalence_cell(district, prevalence);
        run.month(Measure::village_months, month)[cell] += villages;
        run.month(Measure::prevalence_growth, month)[cell] += millionths;
    }
    Tallies run{24, 2, 0};
    const Scenario any;
};

TEST_F(Patterns, TiesAreComparedWithinDistrictSexAndAge) {
    // Those with ties leave twice as often among girls, and thrice as often among men, who leave more and
    // have more ties.
    put(Measure::home_by_tie, 3, 0, girl, of_18, none, 600);
    put(Measure::home_by_tie, 4, 0, girl, of_18, none, 300);
    put(Measure::home_by_tie, 4, 0, girl, of_18, some, 100);
    put(Measure::departures_by_tie, 3, 0, girl, of_18, none, 9);
    put(Measure::departures_by_tie, 4, 0, girl, of_18, some, 2);
    put(Measure::home_by_tie, 3, 1, man, of_25, none, 200);
    put(Measure::home_by_tie, 3, 1, man, of_25, some, 800);
    put(Measure::departures_by_tie, 3, 1, man, of_25, none, 10);
    put(Measure::departures_by_tie, 3, 1, man, of_25, some, 120);
    EXPECT_DOUBLE_EQ(departures_tied_over_untied(any, run, {3, 4}), (1.8 + 24) / (0.9 + 8));
    // Children and other months do not count.
    put(Measure::home_by_tie, 3, 0, girl, of_10, some, 500);
    put(Measure::departures_by_tie, 3, 0, girl, of_10, some, 77);
    put(Measure::departures_by_tie, 5, 0, girl, of_18, some, 77);
    EXPECT_DOUBLE_EQ(departures_tied_over_untied(any, run, {3, 4}), (1.8 + 24) / (0.9 + 8));
    EXPECT_TRUE(std::isnan(departures_tied_over_untied(any, run, {7, 9})));
}

TEST_F(Patterns, GrowthIsAMeanOverTheMonthsOfVillages) {
    grow(0, 0, 0.00, 3, 3000);
    grow(1, 1, 0.09, 1, 5000);  // below 10 %: 8000 / 4
    grow(0, 0, 0.10, 2, 9000);
    grow(2, 1, 0.29, 2, 7000);   // 10-30 %: 16000 / 4
    grow(2, 1, 0.35, 9, 90000);  // neither
    grow(2, 0, 0.40, 1, 2000);
    grow(2, 0, 1.00, 3, -4000);  // from 40 %: -2000 / 4
    EXPECT_DOUBLE_EQ(growth_low_over_middle(any, run, {0, 2}), 0.5);
    EXPECT_DOUBLE_EQ(growth_high_over_middle(any, run, {0, 2}), -0.125);
    EXPECT_DOUBLE_EQ(growth_low_over_middle(any, run, {0, 1}), 2000.0 / 4500);
    EXPECT_TRUE(std::isnan(growth_high_over_middle(any, run, {0, 1}))) << "no village has come so far";
}

}  // namespace
}  // namespace savan::calibration::pattern
