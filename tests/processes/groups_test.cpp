/// Survival and yield of income groups.

#include "sim/processes/groups.hpp"

#include <gtest/gtest.h>

#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 100'000;

TinyWorld members(Group group, bool linked, int age) {
    TinyWorld tiny = crowd({.people = people, .age_years = age}, [](Parameters& p) {
        p.group_end = 0.05, p.group_leave = 0.04, p.link_survival = 0.4, p.link_yield = 0.2, p.group_ramp = 6;
    });
    std::fill(tiny.world.youth.group.begin(), tiny.world.youth.group.end(), group);
    std::fill(tiny.world.youth.group_yield.begin(), tiny.world.youth.group_yield.end(), 10.0f);
    if (linked)
        std::fill(tiny.world.youth.history.begin(), tiny.world.youth.history.end(), history::linked_group);
    tiny.world.districts.group_process[0] = 0.7;
    return tiny;
}

TEST(Groups, SurviveWithAConstantHazard) {
    struct Case {
        Group group;
        bool linked;
        int age;
        double hazard;
    };
    // Ending rate times 1.5 less the team's skill; links take 0.4 of it; the young leave adults' groups
    // besides.
    for (const Case& c :
         {Case{Group::youth_led, false, 20, 0.05 * 0.8}, Case{Group::youth_led, true, 20, 0.05 * 0.8 * 0.6},
          Case{Group::adult_led, false, 20, 0.05 * 0.8 + 0.04},
          Case{Group::adult_led, false, 25, 0.05 * 0.8}}) {
        TinyWorld tiny = members(c.group, c.linked, c.age);
        for (int month = 0; month < 11; ++month) {
            tiny.months(1, groups::sustain);
            const auto left =
                std::count(tiny.world.youth.group.begin(), tiny.world.youth.group.end(), Group::none);
            if (month == 0)
                EXPECT_EQ(left, 0) << "nobody leaves in the month of joining";
            else
                EXPECT_TRUE(plausible(p_of_share(people - left, people, std::exp(-c.hazard * month))));
        }
    }
}

TEST(Groups, YieldGrowsOverTheRampAndWithLinks) {
    for (const bool linked : {false, true}) {
        TinyWorld tiny = members(Group::youth_led, linked, 20);
        for (int month = 0; month < 9; ++month) {
            std::fill(tiny.world.households.group_income.begin(), tiny.world.households.group_income.end(),
                      0.0f);
            tiny.months(1, groups::sustain);
            const double full = 10 * (linked ? 1.2 : 1.0);
            for (PersonIndex i = 0; i < people; ++i) {
                const bool member = tiny.world.youth.group[i] != Group::none;
                ASSERT_NEAR(tiny.world.households.group_income[i],
                            member ? full * std::min(1.0, month / 6.0) : 0.0, 1e-5);
            }
        }
    }
}

TEST(Groups, OnlyLinkedGroupsLendInDistress) {
    for (const bool linked : {false, true}) {
        TinyWorld tiny = members(Group::youth_led, linked, 20);
        std::fill(tiny.world.households.assets.begin(), tiny.world.households.assets.end(), 0.0f);
        tiny.months(1, groups::sustain);
        EXPECT_FLOAT_EQ(tiny.world.households.assets[0],
                        linked ? static_cast<float>(tiny.p().link_credit) : 0.0f);
    }
}

}  // namespace
}  // namespace savan
