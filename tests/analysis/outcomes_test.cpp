// Every outcome of a run small enough to add up by hand: 24 months, two districts.
#include "analysis/outcomes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

namespace savan::analysis {
namespace {

constexpr Period both_years{0, 23}, second_year{12, 23};
constexpr std::size_t female = 0, male = 1;
constexpr std::size_t legal = 0, network = 1, alone = 2, broker = 3;

double outcome(const Tallies& run, std::string_view key, Period period) {
    return outcomes(run, period)[outcome_index(key)];
}

class Outcomes : public testing::Test {
protected:
    Tallies run{24, 2, 2};

    void count(Measure measure, int month, std::size_t district, std::size_t sex, std::size_t group,
               std::int64_t value) {
        run.month(measure, month)[Tallies::cell(district, sex, group)] += value;
    }
    void depart(int month, std::size_t district, std::size_t group, std::size_t channel, std::int64_t value) {
        run.month(Measure::departures, month)[Tallies::cell(district, male, group) * channels + channel] +=
            value;
    }
    void by_risk(Measure measure, int month, std::size_t district, std::size_t decile, std::int64_t value) {
        run.month(measure, month)[district * risk_deciles + decile] += value;
    }
};

TEST_F(Outcomes, KeysAreUnique) {
    std::set<std::string_view> keys;
    for (const OutcomeRow& row : outcome_table()) EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    EXPECT_THROW(outcome_index("no_such_outcome"), std::out_of_range);
}

TEST_F(Outcomes, DeparturesByChannelAndOfMinors) {
    depart(0, 0, 3, legal, 1);
    depart(3, 1, 4, network, 10);
    depart(11, 0, 0, network, 100);    // 6-9
    depart(12, 0, 1, alone, 1000);     // 10-14
    depart(13, 1, 2, broker, 10000);   // 15-17
    depart(23, 1, 3, broker, 100000);  // 18-24
    depart(1, 0, 2, legal, 1000000);   // 15-17, should papers ever be given to them: not irregular
    EXPECT_EQ(outcome(run, "departures", both_years), 1111111);
    EXPECT_EQ(outcome(run, "departures_legal", both_years), 1000001);
    EXPECT_EQ(outcome(run, "departures_network", both_years), 110);
    EXPECT_EQ(outcome(run, "departures_alone", both_years), 1000);
    EXPECT_EQ(outcome(run, "departures_broker", both_years), 110000);
    EXPECT_EQ(outcome(run, "departures_irregular_minors", both_years), 11100);
    EXPECT_EQ(outcome(run, "departures", second_year), 111000);
    EXPECT_EQ(outcome(run, "departures_irregular_minors", second_year), 11000);
}

TEST_F(Outcomes, SumsOfEvents) {
    const std::pair<Measure, std::string_view> summed[] = {
        {Measure::unsafe_departures, "unsafe_departures"},
        {Measure::exploited, "exploited"},
        {Measure::trafficked, "trafficked"},
        {Measure::exploitation_months, "exploitation_months"},
        {Measure::dropouts, "dropouts"},
    };
    std::int64_t value = 1;
    for (const auto& [measure, key] : summed) {
        count(measure, 2, 0, female, 1, value);
        count(measure, 14, 1, male, 4, 20 * value);
        EXPECT_EQ(outcome(run, key, both_years), 21 * value) << key;
        EXPECT_EQ(outcome(run, key, second_year), 20 * value) << key;
        ++value;
    }
}

TEST_F(Outcomes, SchoolYearsAreTwelfthsOfPupilMonths) {
    for (int month = 0; month < 24; ++month) count(Measure::in_school, month, 0, female, 1, 30);
    EXPECT_DOUBLE_EQ(outcome(run, "school_years", both_years), 60);
    EXPECT_DOUBLE_EQ(outcome(run, "school_years", second_year), 30);
    EXPECT_DOUBLE_EQ(outcome(run, "school_years", {0, 2}), 7.5);
}

TEST_F(Outcomes, IncomeIsPerHeadAtHomeAndMonthInDollars) {
    count(Measure::population, 0, 0, female, 3, 50);
    count(Measure::abroad, 0, 0, female, 3, 10);
    count(Measure::income, 0, 0, female, 3, 40 * 1000);  // 10 US$ a head
    count(Measure::population, 1, 1, male, 4, 20);
    count(Measure::income, 1, 1, male, 4, 20 * 2500);  // 25 US$ a head
    EXPECT_DOUBLE_EQ(outcome(run, "income_per_head", {0, 0}), 10);
    EXPECT_DOUBLE_EQ(outcome(run, "income_per_head", {0, 1}), 15);  // (40 x 10 + 20 x 25) / 60
    EXPECT_TRUE(std::isnan(outcome(run, "income_per_head", {2, 3})));
}

TEST_F(Outcomes, MoneyIsInDollars) {
    count(Measure::remittances, 5, 1, female, 3, 12345);
    run.month(Measure::cost, 5)[0 * 2 + 1] = 150;  // district 0, intervention 1
    run.month(Measure::cost, 20)[1 * 2 + 0] = 1000;
    EXPECT_DOUBLE_EQ(outcome(run, "remittances", both_years), 123.45);
    EXPECT_DOUBLE_EQ(outcome(run, "cost", both_years), 11.5);
    EXPECT_DOUBLE_EQ(outcome(run, "cost", second_year), 10);
}

TEST_F(Outcomes, SharesAbroadAndAware) {
    for (int month = 0; month < 24; ++month) {
        count(Measure::population, month, 0, male, 3, 100);
        count(Measure::abroad, month, 0, male, 3, month);  // 2003: mean of 12..23 is 17.5
        count(Measure::aware, month, 0, male, 3, month < 12 ? 10 : 30);
    }
    EXPECT_DOUBLE_EQ(outcome(run, "abroad_end", both_years), 0.23);
    EXPECT_DOUBLE_EQ(outcome(run, "abroad_end", {0, 4}), 0.04);
    EXPECT_DOUBLE_EQ(outcome(run, "abroad_2003", both_years), 0.175);
    EXPECT_DOUBLE_EQ(outcome(run, "abroad_2003", {0, 4}), 0.175);
    EXPECT_DOUBLE_EQ(outcome(run, "aware", both_years), 0.2);
    EXPECT_DOUBLE_EQ(outcome(run, "aware", second_year), 0.3);
}

TEST_F(Outcomes, PrevalenceOf2003IsUndefinedInARunThatEndsBefore) {
    Tallies short_run(23, 1, 0);
    EXPECT_TRUE(std::isnan(outcome(short_run, "abroad_2003", {0, 22})));
}

TEST_F(Outcomes, ReachRatioIsCoverageOfTheTopTenthOverCoverageOfAll) {
    for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
        by_risk(Measure::listed, 0, 0, decile, 60);
        by_risk(Measure::listed, 12, 1, decile, 40);
    }
    EXPECT_TRUE(std::isnan(outcome(run, "reach_ratio", both_years))) << "nobody was reached";
    by_risk(Measure::reach, 3, 0, 9, 10);
    by_risk(Measure::reach, 15, 1, 2, 190);
    // top: 10 of 100; all: 200 of 1000
    EXPECT_DOUBLE_EQ(outcome(run, "reach_ratio", both_years), 0.5);
    EXPECT_DOUBLE_EQ(outcome(run, "reach_ratio", second_year), 0);
    EXPECT_DOUBLE_EQ(outcome(run, "reach_ratio", {0, 11}), 10);
}

}  // namespace
}  // namespace savan::analysis
