/// Who knows whom: ties are mutual, families whole, and rows in an order that neither horizon nor storage can
/// change.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "sim/processes/ageing.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int villages = 40, residents = 600, months = 180;

Scenario place(const Change& change = {}) {
    return tiny_scenario(villages, residents, months, [&](Parameters& p) {
        p.death_rate = 0.05;
        if (change) change(p);
    });
}

const TinyWorld& settled() {
    static const TinyWorld world(place());
    return world;
}

TEST(Ties, AreMutualAndStayInTheDistrict) {
    const TinyWorld& tiny = settled();
    const Ties& ties = tiny.roster.ties;
    std::size_t owned = 0;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        const std::set<PersonIndex> row(ties.of(i).begin(), ties.of(i).end());
        ASSERT_EQ(row.size(), ties.of(i).size()) << "nobody is tied to somebody twice";
        ASSERT_FALSE(row.contains(i));
        owned += ties.owned[i];
        for (const PersonIndex j : ties.owned_by(i)) {
            ASSERT_LE(tiny.roster.birth[j], tiny.roster.birth[i]) << "a tie is its younger end's";
            ASSERT_TRUE(std::ranges::count(ties.of(j), i) == 1);
            ASSERT_EQ(tiny.roster.district[tiny.roster.village[i]],
                      tiny.roster.district[tiny.roster.village[j]]);
        }
    }
    EXPECT_EQ(2 * owned, ties.neighbours.size());
}

/// Month of coming of age, then the village's number, then the own one: an order that nothing in a run can
/// change.
auto coming_of_age(const Roster& roster, PersonIndex i) {
    return std::tuple(roster.birth[i], roster.village_number[roster.village[i]], roster.local_id[i]);
}

TEST(Ties, StandInTheOrderOfComingOfAge) {
    // Villages stored in another order than that of their numbers.
    Scenario scenario = place([](Parameters& p) { p.ties_across = 4; });
    std::ranges::reverse(scenario.setting.villages);
    std::swap(scenario.setting.villages[1], scenario.setting.villages[villages / 2 - 3]);
    const TinyWorld tiny(scenario);
    const Roster& roster = tiny.roster;
    int across = 0, same_month = 0;
    for (PersonIndex i = 0; i < roster.people(); ++i) {
        for (const PersonIndex j : roster.ties.owned_by(i)) ASSERT_LE(roster.birth[j], roster.birth[i]);
        const auto younger = roster.ties.of(i).subspan(roster.ties.owned[i]);
        for (std::size_t k = 0; k < younger.size(); ++k) {
            ASSERT_GE(roster.birth[younger[k]], roster.birth[i]);
            across += roster.village[younger[k]] != roster.village[i];
            if (k == 0) continue;
            ASSERT_LT(coming_of_age(roster, younger[k - 1]), coming_of_age(roster, younger[k]));
            same_month += roster.birth[younger[k - 1]] == roster.birth[younger[k]] &&
                          roster.village[younger[k - 1]] != roster.village[younger[k]];
        }
    }
    EXPECT_GT(across, 1000);
    EXPECT_GT(same_month, 10);
}

/// The names of a person's ties, in the order of the row.
using Name = std::pair<std::uint16_t, std::uint32_t>;
std::map<Name, std::vector<Name>> named_ties(const TinyWorld& tiny, Month until) {
    const auto name = [&](PersonIndex i) {
        return Name{tiny.roster.village_number[tiny.roster.village[i]], tiny.roster.local_id[i]};
    };
    std::map<Name, std::vector<Name>> rows;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        if (tiny.roster.entry(i) > until) continue;
        for (const PersonIndex j : tiny.roster.ties.of(i))
            if (tiny.roster.entry(j) <= until) rows[name(i)].push_back(name(j));
    }
    return rows;
}

TEST(Ties, DependNeitherOnTheHorizonNorOnTheStorageOfVillages) {
    Scenario longer = place([](Parameters&p) { p.ties_across = 2; }), shorter = longer, turned = longer;
    shorter.months = 40;
    std::ranges::reverse(turned.setting.villages);
    const Month until{39};
    const auto rows = named_ties(TinyWorld(longer), until);
    EXPECT_EQ(rows, named_ties(TinyWorld(shorter), until));
    EXPECT_EQ(rows, named_ties(TinyWorld(turned), until));
    EXPECT_GT(rows.size(), 5000u);
}

TEST(Ties, ThoseWhoHaveComeOfAgeAreTheFirstOfTheRow) {
    TinyWorld tiny(place());
    while (tiny.now.index < 60) {
        tiny.months(1, ageing::advance);
        if (tiny.now.index % 7) continue;
        const Month now = tiny.now - 1;
        tiny.for_everyone([&](PersonIndex i) {
            const auto row = tiny.roster.ties.of(i);
            std::size_t entered = 0;
            for (const PersonIndex j : row) entered += tiny.roster.entry(j) <= now;
            ASSERT_EQ(tiny.world.youth.ties_entered[i], entered) << "the dead count too";
            for (std::size_t k = 0; k < row.size(); ++k)
                ASSERT_EQ(tiny.roster.entry(row[k]) <= now, k < entered);
        });
    }
}

TEST(Ties, HouseholdsKnowEachOther) {
    const TinyWorld& tiny = settled();
    std::vector<std::vector<PersonIndex>> members(tiny.roster.households());
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) members[tiny.roster.household[i]].push_back(i);
    for (const auto& family : members)
        for (const PersonIndex i : family)
            for (const PersonIndex j : family)
                if (i != j) {
                    ASSERT_EQ(std::ranges::count(tiny.roster.ties.of(i), j), 1);
                }
}

}  // namespace
}  // namespace savan
