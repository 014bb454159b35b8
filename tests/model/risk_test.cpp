/// Lists of baseline risk: who is on them, equal deciles, and that those ranked high do leave more often.

#include "sim/model/risk.hpp"

#include <gtest/gtest.h>

#include "sim/processes/intention.hpp"
#include "tests/support/tiny_world.hpp"

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
        for (int month = 0; month < risk::window_months; ++month) {
            EXPECT_EQ(lists.list_for(tiny.now), nullptr) << "a list is made when its year is over";
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

}  // namespace
}  // namespace savan
