#include "analysis/cost_effectiveness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace savan::analysis {
namespace {

// Drawn on paper: 0 (0, 0), 1 (100, 10), 2 (200, 15), 3 (300, 40), 4 (150, 8), 5 (600, 50), 6 (600, 45).
// 4 is dominated by 1, 6 by 5. 0-1 costs 10 a case, 1-2 20, 2-3 4: so 2 falls out, then 1-3 is 200/30 =
// 6.7 < 10 and 1 falls out too; 0-3 is 7.5, 3-5 is 30.
TEST(Frontier, OfAHandMadeExample) {
    const std::vector<CostEffect> options{{0, 0},   {100, 10}, {200, 15}, {300, 40},
                                          {150, 8}, {600, 50}, {600, 45}};
    const auto places = frontier(options);
    const Standing standings[] = {
        Standing::efficient, Standing::extended_dominated, Standing::extended_dominated, Standing::efficient,
        Standing::dominated, Standing::efficient,          Standing::dominated};
    const std::size_t neighbours[] = {0, 3, 3, 0, 1, 3, 5};
    for (std::size_t option = 0; option < options.size(); ++option) {
        EXPECT_EQ(places[option].standing, standings[option]) << option;
        EXPECT_EQ(places[option].next_to, neighbours[option]) << option;
    }
    EXPECT_DOUBLE_EQ(places[3].ratio, 7.5);
    EXPECT_DOUBLE_EQ(places[5].ratio, 30);
    for (const std::size_t option : {0u, 1u, 2u, 4u, 6u}) EXPECT_TRUE(std::isnan(places[option].ratio));
}

TEST(Frontier, RatiosRiseAlongItAndEveryEfficientOptionIsBestAtSomePrice) {
    std::vector<CostEffect> options;
    for (int k = 0; k < 40; ++k) options.push_back({10.0 * (k * 37 % 101), double(k * 53 % 97)});
    const auto places = frontier(options);
    double last = 0;
    for (int step = 1; step < 4000; ++step) {
        const double price = step * 0.25;
        std::size_t best = 0;
        for (std::size_t k = 1; k < options.size(); ++k)
            if (price * options[k].effect - options[k].cost >
                price * options[best].effect - options[best].cost)
                best = k;
        EXPECT_EQ(places[best].standing, Standing::efficient) << "at " << price;
        if (!std::isnan(places[best].ratio)) {
            EXPECT_LE(places[best].ratio, price + 1e-9);
            EXPECT_GE(places[best].ratio, last);
            last = places[best].ratio;
        }
    }
    for (const FrontierPlace& place : places) {
        const double before = places[place.next_to].ratio;
        EXPECT_TRUE(std::isnan(place.ratio) || std::isnan(before) || place.ratio > before);
    }
}

TEST(Frontier, KeepsTheFirstOfEqualsAndALoneOption) {
    const std::vector<CostEffect> options{{5, 1}, {5, 1}};
    EXPECT_EQ(frontier(options)[0].standing, Standing::efficient);
    EXPECT_EQ(frontier(options)[1].standing, Standing::dominated);
    EXPECT_EQ(frontier(options)[1].next_to, 0u);
    EXPECT_EQ(frontier(std::vector<CostEffect>{{3, -1}})[0].standing, Standing::efficient);
}

TEST(Frontier, ABaselineCanBeDominatedByWhatSavesMoney) {
    const std::vector<CostEffect> options{{0, 0}, {-10, 3}};
    EXPECT_EQ(frontier(options)[0].standing, Standing::dominated);
    EXPECT_EQ(frontier(options)[0].next_to, 1u);
}

// Two options, four replicates, 10 US$ a case. Net benefit of the second: 50 - 30, 20 - 30, 30 - 30, 60 - 30
// = 20, -10, 0, 30, of the first 0: best are second, first, both, second. Mean of the best (20 + 0 + 0 +
// 30) / 4 = 12.5, best mean 40 / 4 = 10.
TEST(Acceptability, OfAHandMadeExample) {
    const std::vector<std::vector<CostEffect>> replicates{{{0, 0}, {0, 0}, {0, 0}, {0, 0}},
                                                          {{30, 5}, {30, 2}, {30, 3}, {30, 6}}};
    const Acceptability point = acceptability(replicates, 10);
    EXPECT_DOUBLE_EQ(point.share[0], 0.375);
    EXPECT_DOUBLE_EQ(point.share[1], 0.625);
    EXPECT_EQ(point.best, 1u);
    EXPECT_DOUBLE_EQ(point.evpi, 2.5);
}

TEST(Acceptability, WithoutUncertaintyNothingIsWorthKnowing) {
    const std::vector<std::vector<CostEffect>> replicates{{{0, 0}, {0, 0}}, {{30, 5}, {30, 5}}};
    for (const double price : {0.0, 6.0, 100.0}) EXPECT_EQ(acceptability(replicates, price).evpi, 0);
    EXPECT_EQ(acceptability(replicates, 5.9).best, 0u);
    EXPECT_EQ(acceptability(replicates, 6.1).best, 1u);
}

TEST(WillingnessGrid, EndsAtARoundNumberBeyondTheRatio) {
    EXPECT_EQ(willingness_grid(400, 4), (std::vector<double>{0, 250, 500, 750, 1000}));
    EXPECT_EQ(willingness_grid(900, 2), (std::vector<double>{0, 2500, 5000}));
    EXPECT_EQ(willingness_grid(0.07, 1), (std::vector<double>{0, 0.2}));
    EXPECT_EQ(willingness_grid(0, 1), (std::vector<double>{0, 10'000}));
    EXPECT_EQ(willingness_grid(2500).size(), 41u);
}

}  // namespace
}  // namespace savan::analysis
