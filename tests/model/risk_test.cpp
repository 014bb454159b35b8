/// Lists of baseline risk: who is on them, equal deciles, and that those ranked high do leave more often.

#include "sim/model/risk.hpp"

#include <gtest/gtest.h>

#include "sim/processes/departure.hpp"
#include "sim/processes/intention.hpp"
#include "tests/support/intention_by_hand.hpp"

namespace savan {
namespace {

using namespace support;

TEST(RiskLists, RankThoseAtHomeByTheHazardOfLeavingUnsafely) {
    TinyWorld tiny(tiny_scenario(10, 500, 72, [](Parameters& p) { p.initially_abroad = 0.1; }));
    tiny.live(36);
    risk::Recorder lists;
    std::array<int, risk_deciles> listed{}, left{};
    for (int year = 2002; year < 2008; ++year) {
        std::vector<bool> at_home(tiny.roster.people());
        std::vector<int> unsafe(tiny.roster.people());
        for (int month = 0; month < 12; ++month) {
            EXPECT_EQ(lists.list_for(tiny.now) != nullptr, month >= risk::months_to_list) << "a list is made in July";
            tiny.live(1);
            --tiny.now.index;
            lists.observe(tiny.world, tiny.step());
            if (month == 0)
                tiny.for_everyone([&](PersonIndex i) {
                    at_home[i] = tiny.world.youth.place[i] == Place::home &&
                                 tiny.roster.age(i, tiny.now) >= intention::first_age;
                });
            for (const auto& block : tiny.world.events)
                for (const Event& event : block)
                    if (event.what == Happening::departed) ++unsafe[event.person];
            ++tiny.now.index;
        }
        const RiskList* list = lists.list_of(year);
        ASSERT_NE(list, nullptr);
        EXPECT_EQ(list->made, january(year));
        std::array<int, risk_deciles> size{};
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            ASSERT_EQ(list->listed(i), at_home[i]) << "person " << i;
            if (!list->listed(i)) continue;
            ++size[list->decile(i)];
            ++listed[list->decile(i)];
            left[list->decile(i)] += unsafe[i] > 0;
            ASSERT_NEAR(list->score(i), portable::normal_quantile((list->rank[i] - 0.5) / 65535.0), 1e-12);
        }
        const auto [fewest, most] = std::ranges::minmax(size);
        EXPECT_LE(most - fewest, 2) << "deciles are of one size";
    }
    const auto share = [&](std::size_t decile) { return double(left[decile]) / listed[decile]; };
    EXPECT_GT(share(9), 0.1);
    EXPECT_GT(share(9), 2 * share(5));
    EXPECT_GT(share(5), share(0));
}

/// The chance that a departure now would be unsafe: any channel but the legal one, or under 18.
double unsafe_share(const TinyWorld& tiny, PersonIndex i) {
    if (tiny.roster.age(i, tiny.now) < 18) return 1;
    double all = 0;
    const auto utilities = departure::channel_utilities(tiny.world, tiny.step(), i);
    for (const double u : utilities) all += std::exp(u);
    return 1 - std::exp(utilities[0]) / all;
}

TEST(RiskLists, RankByTheHazardsOfJanuaryAndJulyWorkedOutByHand) {
    TinyWorld tiny(tiny_scenario(10, 500, 72, [](Parameters& p) {
        p.initially_abroad = 0.2, p.mou_start = 0, p.job_rate = 0.5, p.initial_assets *= 2;
    }));
    tiny.live(36);
    risk::Recorder lists;
    int legal = 0, on_the_way = 0;
    for (int year = 2002; year < 2004; ++year) {
        std::vector<double> hazard(tiny.roster.people());
        for (int month = 0; month < 12; ++month) {
            tiny.live(1);
            --tiny.now.index;
            lists.observe(tiny.world, tiny.step());
            if (month == 0 || month == 6)
                tiny.for_everyone([&](PersonIndex i) {
                    const Youth& youth = tiny.world.youth;
                    if (youth.place[i] != Place::home || tiny.roster.age(i, tiny.now) < 12) return;
                    const double start = youth.stage[i] == Stage::none ? start_hazard(tiny, i) : 1;
                    const double share = unsafe_share(tiny, i);
                    hazard[i] += 6 * start * way_to_departure(tiny, i) * share;
                    legal += share < 1, on_the_way += youth.stage[i] != Stage::none;
                });
            ++tiny.now.index;
        }
        std::vector<PersonIndex> ranked;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i)
            if (lists.list_of(year)->listed(i)) ranked.push_back(i);
        std::ranges::sort(ranked, {}, [&](PersonIndex i) { return lists.list_of(year)->rank[i]; });
        // Sums are kept in single precision, which may turn round those who are closer to each other than
        // that.
        for (std::size_t k = 1; k < ranked.size(); ++k)
            ASSERT_LE(hazard[ranked[k - 1]], hazard[ranked[k]] * (1 + 1e-6))
                << "rank " << k << " in " << year;
        EXPECT_GT(ranked.size(), 1000u);
    }
    EXPECT_GT(legal, 100);
    EXPECT_GT(on_the_way, 100);
}

}  // namespace
}  // namespace savan
