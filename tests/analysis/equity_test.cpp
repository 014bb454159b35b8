#include "analysis/equity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "analysis/axis_names.hpp"
#include "tests/analysis/toy_runs.hpp"

namespace savan::analysis {
namespace {

constexpr Period year{0, 11};

std::size_t row_of(Axis axis, std::string_view key) {
    for (std::size_t row = 0; row < equity_table().size(); ++row)
        if (equity_table()[row].axis == axis && equity_table()[row].key == key) return row;
    throw std::out_of_range(std::string(key));
}

/// 600 women of 18-24 in the first district, 1200 men of 25-39 in the second, for a year.
Tallies people() {
    Tallies run(12, 2, 0);
    for (int month = 0; month < 12; ++month) {
        toy::count(run, Measure::population, month, 600, 0, 0, 3);
        toy::count(run, Measure::population, month, 1200, 1, 1, 4);
    }
    return run;
}

Tallies with_exploited(std::int64_t women, std::int64_t men) {
    Tallies run = people();
    toy::count(run, Measure::exploited, 3, women, 0, 0, 3);
    toy::count(run, Measure::exploited, 4, men, 1, 1, 4);
    return run;
}

Equity toy_equity() {
    return equity({{equity_run(with_exploited(30, 60), year), equity_run(with_exploited(40, 60), year)},
                   {equity_run(with_exploited(24, 66), year), equity_run(with_exploited(36, 60), year)}},
                  0);
}

TEST(Equity, LevelsRatesAndPairedDifferencesOfEveryGroup) {
    const Equity result = toy_equity();
    const std::pair<Axis, std::size_t> womens[] = {{Axis::sex, 0}, {Axis::age_group, 3}, {Axis::district, 0}};
    for (const auto& [axis, group] : womens) {
        const auto& table = result.tables[row_of(axis, "exploited")];
        EXPECT_DOUBLE_EQ(table[0][group].level, 35);
        EXPECT_DOUBLE_EQ(table[0][group].per_1000, 1000 * 35 / 600.0);
        EXPECT_DOUBLE_EQ(table[1][group].level, 30);
        EXPECT_DOUBLE_EQ(table[1][group].difference.mean, -5);  // of -6 and -4
        EXPECT_DOUBLE_EQ(table[1][group].difference.low, -5.9);
        EXPECT_EQ(table[1][group].chance_of_harm, 0);
        EXPECT_EQ(table[0][group].difference.mean, 0);
    }
    const EquityCell men = result.tables[row_of(Axis::sex, "exploited")][1][1];
    EXPECT_DOUBLE_EQ(men.difference.mean, 3);
    EXPECT_DOUBLE_EQ(men.chance_of_harm, 0.5);
    EXPECT_DOUBLE_EQ(men.per_1000, 52.5);
}

TEST(Equity, GroupsOfEveryAxisAddUpToTheTotal) {
    Tallies run(12, 2, 0);
    std::int64_t value = 1;
    for (std::int64_t& cell : run.month(Measure::dropouts, 5)) cell = value++;
    const EquityRun result = equity_run(run, year);
    for (const Axis axis : {Axis::sex, Axis::age_group, Axis::district}) {
        const auto& groups = result.counts[row_of(axis, "dropouts")];
        EXPECT_EQ(groups.size(), groups_of(axis, 2));
        EXPECT_EQ(std::accumulate(groups.begin(), groups.end(), 0.0), 20 * 21 / 2);
    }
    EXPECT_EQ(result.counts[row_of(Axis::district, "dropouts")], (std::vector<double>{55, 155}));
    EXPECT_EQ(result.counts[row_of(Axis::sex, "dropouts")], (std::vector<double>{80, 130}));
    EXPECT_EQ(result.counts[row_of(Axis::age_group, "dropouts")], (std::vector<double>{34, 38, 42, 46, 50}));
}

TEST(Equity, ByRiskTheListIsTheDenominator) {
    Tallies run(12, 2, 0);
    toy::by_risk(run, Measure::listed, 0, 9, 150);
    toy::by_risk(run, Measure::listed, 0, 9, 50, 1);
    toy::by_risk(run, Measure::unsafe_by_risk, 7, 9, 20, 1);
    const Equity result = equity({{equity_run(run, year)}}, 0);
    const EquityCell top = result.tables[row_of(Axis::risk_decile, "unsafe_departures")][0][9];
    EXPECT_EQ(top.level, 20);
    EXPECT_DOUBLE_EQ(top.per_1000, 100);
}

// 30 women and 3 men: the men are few, and with the total of 33 the women would give them away. The
// scenario's own men are not few, but the difference would give the baseline's away.
TEST(Equity, SmallCellsAreHiddenInBothArmsWithWhatWouldGiveThemAway) {
    const Equity result =
        equity({{equity_run(with_exploited(30, 3), year)}, {equity_run(with_exploited(20, 9), year)}}, 0);
    for (const auto& arm : result.tables[row_of(Axis::sex, "exploited")])
        for (const EquityCell& cell : arm) {
            EXPECT_TRUE(cell.hidden);
            EXPECT_TRUE(std::isnan(cell.level));
            EXPECT_TRUE(std::isnan(cell.per_1000));
            EXPECT_TRUE(std::isnan(cell.difference.mean));
            EXPECT_TRUE(std::isnan(cell.chance_of_harm));
        }
    const auto& ages = result.tables[row_of(Axis::age_group, "exploited")][0];
    EXPECT_FALSE(ages[0].hidden) << "nobody is in it";
    EXPECT_EQ(ages[0].level, 0);
}

// The groups' luck cancels in every replicate; a sum of their quantiles would not.
TEST(Equity, AGroupsBandIsItsOwnAndDoesNotAddUp) {
    std::vector<EquityRun> base, arm;
    for (const int luck : {-8, -4, 0, 4, 8}) {
        base.push_back(equity_run(with_exploited(100, 100), year));
        arm.push_back(equity_run(with_exploited(100 + luck, 100 - luck), year));
    }
    const Equity result = equity({base, arm}, 0);
    const auto& cells = result.tables[row_of(Axis::sex, "exploited")][1];
    EXPECT_NEAR(cells[0].difference.high + cells[1].difference.high, 14.4, 1e-9)
        << "while the total never moves";
}

TEST(AxisNames, AreThereForEveryGroupInBothLanguages) {
    const std::vector<std::string> districts{"A", "B"}, districts_lo{"ກ", "ຂ"};
    for (const Axis axis : {Axis::sex, Axis::age_group, Axis::district, Axis::risk_decile})
        for (std::size_t group = 0; group < groups_of(axis, 2); ++group) {
            EXPECT_FALSE(group_name(axis, group, districts).empty());
            EXPECT_FALSE(group_name_lo(axis, group, districts_lo).empty());
        }
    EXPECT_EQ(group_name(Axis::risk_decile, 9, {}), "10 (highest)");
    EXPECT_EQ(group_name_lo(Axis::district, 1, districts_lo), "ຂ");
}

}  // namespace
}  // namespace savan::analysis
