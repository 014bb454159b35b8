#include "analysis/calibration/trial_observables.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/toy_runs.hpp"

namespace savan::calibration::trial {
namespace {

using analysis::toy::count;

constexpr std::size_t female = 0, male = 1;
constexpr std::size_t group_10_14 = 1, group_15_17 = 2, group_18_24 = 3, group_25_39 = 4;

void depart(Tallies& run, int month, std::size_t group, std::size_t channel, std::int64_t people) {
    run.month(Measure::departures, month)[Tallies::cell(0, male, group) * channels + channel] += people;
}

TEST(TrialObservables, CountOnlyTheAgesThatWereTreated) {
    Tallies run(3, 1, 0);
    for (const int month : {0, 1}) {
        count(run, Measure::population, month, 1000, 0, female, group_10_14);
        count(run, Measure::aware, month, 900, 0, female, group_10_14);
        count(run, Measure::considering, month, 900, 0, female, group_10_14);
        depart(run, month, group_10_14, 1, 500);
        count(run, Measure::population, month, 50, 0, female, group_15_17);
        count(run, Measure::population, month, 100, 0, male, group_18_24);
        count(run, Measure::population, month, 150, 0, male, group_25_39);
        count(run, Measure::abroad, month, 20, 0, male, group_18_24);
        count(run, Measure::abroad, month, 30, 0, male, group_25_39);
        count(run, Measure::aware, month, 60, 0, male, group_25_39);
        count(run, Measure::considering, month, 25, 0, male, group_18_24);
    }
    depart(run, 0, group_15_17, 0, 1);
    depart(run, 0, group_18_24, 3, 2);
    depart(run, 1, group_25_39, 2, 10);
    depart(run, 2, group_18_24, 2, 99);  // after the period
    const analysis::Period period{0, 1};
    const Scenario scenario;
    EXPECT_DOUBLE_EQ(aware_15_39(scenario, run, period), 60.0 / 300);
    EXPECT_DOUBLE_EQ(considering_15_39(scenario, run, period), 25.0 / 250);
    EXPECT_DOUBLE_EQ(departure_rate_15_39(scenario, run, period), 12 * 13 / 500.0);
    EXPECT_DOUBLE_EQ(departure_rate_15_24(scenario, run, period), 12 * 3 / 260.0);
}

TEST(TrialObservables, GirlsInSchoolAreOfAllGirlsOfTheirAgeInBothDistricts) {
    Tallies run(1, 2, 0);
    for (const std::size_t district : {0, 1}) {
        count(run, Measure::population, 0, 40, district, female, group_15_17);
        count(run, Measure::population, 0, 70, district, male, group_15_17);
        count(run, Measure::in_school, 0, 70, district, male, group_15_17);
    }
    count(run, Measure::in_school, 0, 10, 0, female, group_15_17);
    count(run, Measure::in_school, 0, 20, 1, female, group_15_17);
    EXPECT_DOUBLE_EQ(girls_in_school_15_17({}, run, {0, 0}), 30.0 / 80);
    EXPECT_TRUE(std::isnan(girls_in_school_15_17({}, Tallies(1, 2, 0), {0, 0})));
}

}  // namespace
}  // namespace savan::calibration::trial
