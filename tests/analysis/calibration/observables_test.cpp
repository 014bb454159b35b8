/// Each observable against counts that were put in by hand.

#include "analysis/calibration/observables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "tests/analysis/toy_runs.hpp"

namespace savan::calibration {
namespace {

using analysis::Period;
using analysis::toy::count;

constexpr std::size_t girl = 0, man = 1, of_10 = 1, of_15 = 2, of_18 = 3, of_25 = 4;

double value(std::string_view key, const Tallies& run, Period period, const Scenario& scenario = {}) {
    return find_observable(key)->value(scenario, run, period);
}

/// Two districts; the second is nearer to the crossing.
Scenario place() {
    Scenario scenario;
    scenario.setting.districts.resize(2);
    scenario.setting.villages = {{1, 0, 300, 80, 5}, {2, 0, 200, 60, 5}, {3, 1, 443, 10, 5}};
    scenario.parameters.absentee_share = 0.057;
    scenario.parameters.population_growth = 0.02;
    return scenario;
}

TEST(Observables, AreFoundByTheirKeysWhichAreUnique) {
    std::set<std::string_view> keys;
    for (const ObservableRow& row : observable_table()) {
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_EQ(find_observable(row.key), &row);
        EXPECT_GE(row.meaning.size(), 20u) << row.key;
        EXPECT_FALSE(row.unit.empty()) << row.key;
    }
    EXPECT_EQ(observable_keys().size(), keys.size());
    EXPECT_EQ(find_observable("abroad"), nullptr);
}

TEST(Observables, PrevalenceCountsEverybodyOfAnyAgeWithTheAbsent) {
    Tallies run(48, 2, 0);
    count(run, Measure::abroad, 36, 50, 0, girl, of_18);
    count(run, Measure::abroad, 36, 7, 1, man, of_25);
    // January 2005: 943 counted residents are 94.3 % of all.
    EXPECT_NEAR(value("abroad_share", run, {36, 36}, place()), 57.0 / 1000, 1e-12);
    // A year earlier two percent fewer; two months with one empty halve the share.
    count(run, Measure::abroad, 24, 57, 0);
    EXPECT_NEAR(value("abroad_share", run, {24, 24}, place()), 0.057 * std::exp(0.02), 1e-12);
    EXPECT_NEAR(value("abroad_share", run, {36, 37}, place()), 57 / (1000 + 1000 * std::exp(0.02 / 12)),
                1e-12);
}

TEST(Observables, SharesOfMigrantsBySexAndAge) {
    Tallies run(2, 2, 0);
    count(run, Measure::abroad, 0, 10, 0, girl, of_10);
    count(run, Measure::abroad, 0, 30, 1, girl, of_15);
    count(run, Measure::abroad, 0, 40, 0, man, of_18);
    count(run, Measure::abroad, 1, 20, 1, man, of_25);
    const Period both{0, 1};
    EXPECT_DOUBLE_EQ(value("migrants_female", run, both), 0.4);
    EXPECT_DOUBLE_EQ(value("migrants_10_17", run, both), 0.4);
    EXPECT_DOUBLE_EQ(value("migrants_17_25", run, both), 0.1 + 0.4 + 0.2 / 15);
    EXPECT_DOUBLE_EQ(value("migrants_10_17", run, {1, 1}), 0);
    EXPECT_TRUE(std::isnan(value("migrants_female", Tallies(2, 2, 0), both)));
}

TEST(Observables, NearOverFarGoesByTheKilometresNotByTheOrder) {
    Tallies run(1, 2, 0);
    count(run, Measure::population, 0, 200, 0);
    count(run, Measure::population, 0, 100, 1);
    count(run, Measure::abroad, 0, 10, 0);
    count(run, Measure::abroad, 0, 15, 1);
    EXPECT_DOUBLE_EQ(value("near_over_far", run, {0, 0}, place()), 0.15 / 0.05);
    EXPECT_DOUBLE_EQ(value("abroad_share_youth", run, {0, 0}), 25.0 / 300);
}

TEST(Observables, RatesArePerPersonYearAtHome) {
    Tallies run(6, 1, 0);
    for (int month = 0; month < 6; ++month) {
        count(run, Measure::population, month, 120);
        count(run, Measure::abroad, month, 20);
        count(run, Measure::considering, month, 5);
    }
    // Cells of departures carry the channel last: legal, network, alone, broker.
    auto departures = run.month(Measure::departures, 3);
    departures[Tallies::cell(0, 0, 3) * channels + 0] = 2;
    departures[Tallies::cell(0, 1, 2) * channels + 3] = 6;
    count(run, Measure::exploited, 5, 2);
    EXPECT_DOUBLE_EQ(value("departure_rate", run, {0, 5}), 8 / 50.0);
    EXPECT_DOUBLE_EQ(value("considering_share", run, {0, 5}), 0.05);
    EXPECT_DOUBLE_EQ(value("legal_share", run, {0, 5}), 0.25);
    EXPECT_DOUBLE_EQ(value("exploited_per_departure", run, {0, 5}), 0.25);
    EXPECT_TRUE(std::isnan(value("legal_share", run, {0, 2})));
}

TEST(Observables, MoneyStaysAndProgramme) {
    Tallies run(2, 1, 0);
    count(run, Measure::pay, 0, 20'000);
    count(run, Measure::pay, 1, 5'000);
    count(run, Measure::remittances, 0, 10'000);
    count(run, Measure::returns, 1, 4);
    count(run, Measure::months_abroad_ended, 1, 90);
    count(run, Measure::population, 0, 50);
    count(run, Measure::aware, 0, 10);
    EXPECT_DOUBLE_EQ(value("remittance_share", run, {0, 1}), 0.4);
    EXPECT_DOUBLE_EQ(value("stay_months", run, {0, 1}), 22.5);
    EXPECT_DOUBLE_EQ(value("aware_share", run, {0, 1}), 0.2);
    for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
        analysis::toy::by_risk(run, Measure::listed, 0, decile, 10);
        analysis::toy::by_risk(run, Measure::reach, 1, decile, decile == 9 ? 2 : 4);
    }
    EXPECT_NEAR(value("reach_ratio", run, {0, 1}), 0.2 / 0.38, 1e-12);
}

}  // namespace
}  // namespace savan::calibration
