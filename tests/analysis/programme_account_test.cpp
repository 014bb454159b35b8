#include "analysis/programme_account.hpp"

#include <gtest/gtest.h>

namespace savan::analysis {
namespace {

// Two districts, two interventions: cells are (district, intervention).
Tallies spent() {
    Tallies run(24, 2, 2);
    const auto add = [&](int month, std::size_t cell, std::int64_t doses, std::int64_t hours_100,
                         std::int64_t cents) {
        run.month(Measure::doses, month)[cell] += doses;
        run.month(Measure::hours, month)[cell] += hours_100;
        run.month(Measure::cost, month)[cell] += cents;
    };
    add(0, 0, 10, 250, 1001);
    add(11, 2, 5, 50, 99);
    add(12, 1, 7, 100, 5000);
    add(23, 3, 1, 0, 2500);
    return run;
}

TEST(Account, AddsUpDistrictsMonthsAndCentsByIntervention) {
    const AccountRun run = account_run(spent(), {0, 23});
    ASSERT_EQ(run.lines.size(), 2u);
    EXPECT_EQ(run.lines[0].doses, 15);
    EXPECT_DOUBLE_EQ(run.lines[0].hours, 3);
    EXPECT_DOUBLE_EQ(run.lines[0].cost, 11);
    EXPECT_EQ(run.lines[1].doses, 8);
    EXPECT_DOUBLE_EQ(run.lines[1].cost, 75);
    ASSERT_EQ(run.year_costs.size(), 2u);
    EXPECT_DOUBLE_EQ(run.year_costs[0], 11);
    EXPECT_DOUBLE_EQ(run.year_costs[1], 75);
}

TEST(Account, TakesOnlyThePeriodAndNoInterventionIsNoLine) {
    EXPECT_DOUBLE_EQ(account_run(spent(), {12, 23}).lines[0].cost, 0);
    EXPECT_EQ(account_run(spent(), {12, 23}).year_costs.size(), 1u);
    EXPECT_TRUE(account_run(Tallies(24, 2, 0), {0, 23}).lines.empty());
}

TEST(Account, IsAnEstimateOverReplicates) {
    AccountRun more = account_run(spent(), {0, 23});
    more.lines[0].cost += 2;
    more.year_costs[0] += 2;
    const Account all = account({account_run(spent(), {0, 23}), more});
    EXPECT_DOUBLE_EQ(all.lines[0].cost.mean, 12);
    EXPECT_DOUBLE_EQ(all.lines[0].cost.low, 11.1);
    EXPECT_DOUBLE_EQ(all.year_costs[0], 12);
}

}  // namespace
}  // namespace savan::analysis
