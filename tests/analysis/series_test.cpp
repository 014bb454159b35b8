#include "analysis/series.hpp"

#include <gtest/gtest.h>

#include "analysis/quantile.hpp"
#include "tests/analysis/toy_runs.hpp"

namespace savan::analysis {
namespace {

std::size_t row_of(std::string_view key) {
    for (std::size_t row = 0; row < series_table().size(); ++row)
        if (series_table()[row].key == key) return row;
    throw std::out_of_range(std::string(key));
}

/// Three months of a measure.
SeriesRun months(Measure measure, std::vector<std::int64_t> values) {
    Tallies run(static_cast<int>(values.size()), 2, 0);
    for (std::size_t month = 0; month < values.size(); ++month) {
        toy::count(run, measure, static_cast<int>(month), values[month] - 1, 0);
        toy::count(run, measure, static_cast<int>(month), 1, 1);
    }
    return series_run(run, {0, static_cast<int>(values.size()) - 1});
}

TEST(SeriesRun, AddsUpDistrictsAndTurnsCentsIntoDollars) {
    EXPECT_EQ(months(Measure::exploited, {5, 7, 2})[row_of("exploited")], (std::vector<double>{5, 7, 2}));
    EXPECT_EQ(months(Measure::remittances, {500, 101, 200})[row_of("remittances")],
              (std::vector<double>{5, 1.01, 2}));
}

TEST(Series, QuantilesOfTheMonthsOverReplicates) {
    const auto result = series({{months(Measure::exploited, {10, 30}), months(Measure::exploited, {20, 10}),
                                 months(Measure::exploited, {30, 20})}},
                               0);
    const Series& exploited = result[0][row_of("exploited")];
    EXPECT_EQ(exploited.level.middle, (std::vector<double>{20, 20}));
    EXPECT_DOUBLE_EQ(exploited.level.low[0], 11);
    EXPECT_DOUBLE_EQ(exploited.level.high[1], 29);
    EXPECT_TRUE(exploited.difference.middle.empty()) << "the baseline does not differ from itself";
}

TEST(Series, TheDifferenceOfAFlowAddsUpAndThatOfAStateDoesNot) {
    const auto flow =
        series({{months(Measure::exploited, {10, 10, 10})}, {months(Measure::exploited, {9, 8, 11})}}, 0);
    EXPECT_EQ(flow[1][row_of("exploited")].difference.middle, (std::vector<double>{-1, -3, -2}));
    const auto state =
        series({{months(Measure::abroad, {10, 10, 10})}, {months(Measure::abroad, {9, 8, 11})}}, 0);
    EXPECT_EQ(state[1][row_of("abroad")].difference.middle, (std::vector<double>{-1, -2, 1}));
}

// Averted sooner or later, but always 10 in all: the cumulated band closes, sums of monthly quantiles do not.
TEST(Series, CumulativeBandIsOfSumsNotASumOfQuantiles) {
    std::vector<SeriesRun> base, arm;
    std::vector<double> first, second;
    for (int replicate = 0; replicate < 5; ++replicate) {
        base.push_back(months(Measure::exploited, {20, 20}));
        arm.push_back(months(Measure::exploited, {20 - 2 * replicate, 10 + 2 * replicate}));
        first.push_back(-2 * replicate);
        second.push_back(-10 + 2 * replicate);
    }
    const Fan difference = series({base, arm}, 0)[1][row_of("exploited")].difference;
    EXPECT_DOUBLE_EQ(difference.low[1], -10);
    EXPECT_DOUBLE_EQ(difference.high[1], -10);
    EXPECT_LT(quantile(first, band_low) + quantile(second, band_low), -17);
}

}  // namespace
}  // namespace savan::analysis
