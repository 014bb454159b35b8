#include "analysis/economics.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "analysis/quantile.hpp"
#include "tests/analysis/toy_runs.hpp"

namespace savan::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t unsafe = 0, exploited = 1;

/// A run that cost so much, with so many unsafe departures; nothing else.
EconomicRun run(double cost, double cases) {
    EconomicRun made;
    made.cost = cost;
    made.cases.assign(effect_table().size(), 0);
    made.cases[unsafe] = cases;
    return made;
}

/// Costs and unsafe departures of an arm, replicate by replicate, against 100 cases at no cost.
Averted against_nothing(const std::vector<std::pair<double, double>>& arm) {
    std::vector<EconomicRun> runs, baseline;
    for (const auto& [cost, cases] : arm) {
        runs.push_back(run(cost, cases));
        baseline.push_back(run(0, 100));
    }
    return compare_economics(runs, baseline).effects[unsafe];
}

TEST(EconomicRun, DiscountsCostsMoneyAndCasesAlike) {
    Tallies made(24, 1, 2);
    toy::spend(made, 0, 100, 0);
    toy::spend(made, 12, 206, 1);
    toy::count(made, Measure::exploited, 0, 3);
    toy::count(made, Measure::exploited, 12, 103);
    toy::count(made, Measure::remittances, 12, 5150);  // cents
    const EconomicRun economics = economic_run(made, {0, 23}, 0.03);
    EXPECT_DOUBLE_EQ(economics.cost, 100 + 200);  // the whole ledger: both interventions
    EXPECT_DOUBLE_EQ(economics.cases[exploited], 103);
    EXPECT_DOUBLE_EQ(economics.remittances, 50);
    EXPECT_DOUBLE_EQ(economic_run(made, {0, 23}, 0).cost, 306);
}

TEST(EconomicRun, IncomeIsAHeadOfThoseAtHome) {
    Tallies made(13, 1, 0);
    toy::count(made, Measure::population, 12, 50);
    toy::count(made, Measure::abroad, 12, 10);
    toy::count(made, Measure::income, 12, 40 * 1030);  // 10.30 US$ a head
    const EconomicRun economics = economic_run(made, {0, 12}, 0.03);
    EXPECT_DOUBLE_EQ(economics.heads[12], 40);
    EXPECT_DOUBLE_EQ(economics.per_head[12], 10);
    EXPECT_EQ(economics.per_head[0], 0);
}

// Two months, 40 then 50 heads at home in the baseline; the arm has one head less and 0.5, then 1 US$ a head
// more: 40 x 0.5 + 50 x 1.
TEST(CompareEconomics, IncomeChangeIsForAsManyHeadsAsTheBaselineHas) {
    EconomicRun arm = run(0, 0), baseline = run(0, 0);
    baseline.heads = {40, 50};
    baseline.per_head = {10, 10};
    arm.heads = {39, 49};
    arm.per_head = {10.5, 11};
    EXPECT_DOUBLE_EQ(compare_economics({arm}, {baseline}).income.mean, 70);
}

// Costs 1000, 1000, 1000; averts 10, 20, 40: 3000 / 70 US$ a case; ratios 100, 50, 25, cases per US$ 0.01,
// 0.02, 0.04 with quantiles 0.011 and 0.038.
TEST(Verdicts, ARatioOfMeansWithTheBandOfTheRatios) {
    const Averted averted = against_nothing({{1000, 90}, {1000, 80}, {1000, 60}});
    EXPECT_EQ(averted.verdict, Verdict::averts);
    EXPECT_NEAR(averted.usd_per_case.mean, 3000 / 70.0, 1e-9);
    EXPECT_NEAR(averted.usd_per_case.low, 1 / 0.038, 1e-9);
    EXPECT_NEAR(averted.usd_per_case.high, 1 / 0.011, 1e-9);
    EXPECT_NEAR(averted.per_1000_usd.mean, 70 / 3.0, 1e-9);
    EXPECT_EQ(averted.chance_of_harm, 0);
    EXPECT_EQ(sentence(averted, effect_table()[unsafe]), "43 US$ [26, 91] for each unsafe departure averted");
}

TEST(Verdicts, NoRatioWhenTheBandCrossesZero) {
    const Averted averted = against_nothing({{1000, 90}, {1000, 104}, {1000, 62}, {1000, 102}});
    EXPECT_EQ(averted.verdict, Verdict::unclear);
    EXPECT_GT(averted.cases.mean, 0) << "the mean alone would have given a ratio";
    EXPECT_TRUE(std::isnan(averted.usd_per_case.mean));
    EXPECT_DOUBLE_EQ(averted.chance_of_harm, 0.5);
    const std::string words = sentence(averted, effect_table()[unsafe]);
    EXPECT_EQ(words,
              "not clear: up to 34 fewer and up to 3.7 more unsafe departures per 1,000 US$ cannot be "
              "ruled out");
    EXPECT_THAT(words, Not(HasSubstr("for each")));
}

TEST(Verdicts, AnEndOfTheBandAtZeroMeansThatNoneCannotBeRuledOut) {
    EXPECT_THAT(sentence(against_nothing({{1000, 100}, {1000, 100}, {1000, 90}}), effect_table()[unsafe]),
                HasSubstr("not clear: none and up to 9.0 fewer unsafe departures per"));
    EXPECT_THAT(sentence(against_nothing({{1000, 100}, {1000, 100}, {1000, 110}}), effect_table()[unsafe]),
                HasSubstr("not clear: none and up to 9.0 more unsafe departures per"));
}

TEST(Verdicts, EveryQuadrantOfThePlane) {
    EXPECT_EQ(against_nothing({{-50, 90}, {-60, 95}}).verdict, Verdict::saves);
    EXPECT_EQ(against_nothing({{50, 110}, {60, 105}}).verdict, Verdict::harms);
    const Averted cheaper = against_nothing({{-50, 110}, {-60, 101}});
    EXPECT_EQ(cheaper.verdict, Verdict::saves_harms);
    EXPECT_DOUBLE_EQ(cheaper.usd_per_case.mean, 10);  // 110 US$ for 11 cases
    EXPECT_EQ(cheaper.chance_of_harm, 1);
    EXPECT_EQ(against_nothing({{-50, 90}, {60, 95}}).verdict, Verdict::unclear_cost);
    EXPECT_EQ(against_nothing({{0, 90}, {0, 95}}).verdict, Verdict::no_cost);
    for (const Averted& none :
         {against_nothing({{-50, 90}, {-60, 95}}), against_nothing({{50, 110}, {60, 105}}),
          against_nothing({{-50, 90}, {60, 95}}), against_nothing({{0, 90}, {0, 95}})})
        EXPECT_TRUE(std::isnan(none.usd_per_case.mean));
}

// Averted in two halves of a period: 0 and 10, or 10 and 0. Whole periods never differ; the halves' quantiles
// would make a band that crosses nothing by much.
TEST(CompareEconomics, BandsAreOfWholePeriodsNotSumsOfQuantiles) {
    std::vector<EconomicRun> arm, baseline;
    std::vector<double> first, second;
    for (int replicate = 0; replicate < 4; ++replicate) {
        Tallies base(2, 1, 1), treated(2, 1, 1);
        toy::count(base, Measure::unsafe_departures, 0, 20);
        toy::count(base, Measure::unsafe_departures, 1, 20);
        toy::count(treated, Measure::unsafe_departures, replicate % 2, 10);
        toy::count(treated, Measure::unsafe_departures, 1 - replicate % 2, 20);
        toy::spend(treated, 0, 5);
        first.push_back(replicate % 2 == 0 ? 10 : 0);
        second.push_back(10 - first.back());
        arm.push_back(economic_run(treated, {0, 1}, 0));
        baseline.push_back(economic_run(base, {0, 1}, 0));
    }
    const Averted averted = compare_economics(arm, baseline).effects[unsafe];
    EXPECT_DOUBLE_EQ(averted.cases.low, 10);
    EXPECT_DOUBLE_EQ(averted.cases.high, 10);
    EXPECT_EQ(averted.verdict, Verdict::averts);
    EXPECT_LT(quantile(first, band_low) + quantile(second, band_low), 1);
}

TEST(Economics, PlaneFrontierAndCurvesOfThreeScenarios) {
    // Unsafe departures: 100 without, 90 for 100 US$, 84 for 1000 US$ with luck of -3, 0, 3.
    std::vector<std::vector<EconomicRun>> runs(3);
    for (const double luck : {-3, 0, 3}) {
        runs[0].push_back(run(0, 100 + luck));
        runs[1].push_back(run(100, 90 + luck));
        runs[2].push_back(run(1000, 84 + luck));
    }
    const Economics all = economics(runs, 0, 0.03);
    EXPECT_EQ(all.arms[0].effects[unsafe].verdict, Verdict::baseline);
    EXPECT_EQ(all.arms[1].averted[unsafe], (std::vector<double>{10, 10, 10}));
    EXPECT_EQ(all.arms[2].extra_costs, (std::vector<double>{1000, 1000, 1000}));
    const Decision& decision = all.decisions[unsafe];
    EXPECT_DOUBLE_EQ(decision.places[1].ratio, 10);
    EXPECT_DOUBLE_EQ(decision.places[2].ratio, 150);  // 900 US$ more for 6 more
    EXPECT_TRUE(decision.ratio_is_clear[1]);
    EXPECT_TRUE(decision.ratio_is_clear[2]);
    EXPECT_EQ(decision.curve.front().best, 0u);
    EXPECT_EQ(decision.curve.back().best, 2u);
    EXPECT_GT(decision.curve.back().willingness, 150);
    for (const Acceptability& point : decision.curve)
        EXPECT_NEAR(std::accumulate(point.share.begin(), point.share.end(), 0.0), 1, 1e-12);
    EXPECT_EQ(all.decisions[exploited].places[1].standing, Standing::dominated) << "averts none and costs";
}

TEST(Economics, AStepOfTheFrontierThatIsNotClearHasNoPrice) {
    std::vector<std::vector<EconomicRun>> runs(3);
    for (const double luck : {-8, 2, 3}) {
        runs[0].push_back(run(0, 100));
        runs[1].push_back(run(100, 90));
        runs[2].push_back(run(200, 89 + luck));  // averts 2 more on average, but not always
    }
    const Decision decision = economics(runs, 0, 0).decisions[unsafe];
    EXPECT_EQ(decision.places[2].standing, Standing::efficient);
    EXPECT_TRUE(decision.ratio_is_clear[1]);
    EXPECT_FALSE(decision.ratio_is_clear[2]);
}

TEST(Economics, AnyScenarioCanBeTheBaseline) {
    std::vector<std::vector<EconomicRun>> runs{{run(0, 100)}, {run(100, 90)}};
    const Economics all = economics(runs, 1, 0);
    EXPECT_EQ(all.arms[0].extra_cost.mean, -100);
    EXPECT_EQ(all.arms[0].cost.mean, 0);
    EXPECT_EQ(all.arms[0].effects[unsafe].verdict, Verdict::saves_harms);
    EXPECT_EQ(all.arms[1].effects[unsafe].verdict, Verdict::baseline);
}

}  // namespace
}  // namespace savan::analysis
