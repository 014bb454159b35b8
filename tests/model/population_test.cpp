/// The synthetic population: sizes, ages, life table, entrants, unions, the balance of entry and exit.

#include "sim/model/population.hpp"

#include <gtest/gtest.h>

#include <climits>

#include "sim/processes/ageing.hpp"
#include "tests/support/statistics.hpp"
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

bool founder(const TinyWorld& tiny, PersonIndex i) { return tiny.roster.entry(i) <= tiny.start; }

TEST(Population, HasTheSizeAskedFor) {
    const TinyWorld& tiny = settled();
    const Parameters& p = tiny.p();
    // Residents of the census of January 2005, with the absent, scaled back to the start by growth.
    const double years = (january(2005) - tiny.start) / 12.0;
    const double wanted = residents / (1 - p.absentee_share) * std::exp(-p.population_growth * years);
    for (std::size_t v = 0; v < villages; ++v) {
        double members = 0;
        for (HouseholdIndex h = tiny.roster.first_household[v]; h < tiny.roster.first_household[v + 1]; ++h)
            members += tiny.roster.others[h];
        for (PersonIndex i = tiny.roster.first_person[v]; i < tiny.roster.first_person[v + 1]; ++i)
            members += founder(tiny, i);
        EXPECT_GE(members, wanted);
        EXPECT_LE(members, wanted + 8) << "only the last household goes beyond";
    }
}

TEST(Population, AgesFollowTheStructure) {
    // Members beyond the first of a household are independent draws; of these the youth are seen.
    const TinyWorld& tiny = settled();
    const auto& structure = tiny.scenario.setting.age_structure;
    constexpr std::size_t first_group = 2, last_group = 7;  // 10-14 .. 35-39: whole groups within 6-39
    std::vector<std::int64_t> seen((last_group - first_group + 1) * 2);
    std::vector<double> expected;
    std::int64_t all = 0;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        const auto group = static_cast<std::size_t>((tiny.start.index - tiny.roster.birth[i]) / 60);
        const bool head = tiny.roster.local_id[i] % (population::most_members + 1) == 0;
        if (!founder(tiny, i) || head || group < first_group) continue;
        ++seen[tiny.roster.male[i] * (last_group - first_group + 1) + group - first_group];
        ++all;
    }
    double share = 0;
    for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t group = first_group; group <= last_group; ++group) share += structure[sex][group];
    for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t group = first_group; group <= last_group; ++group)
            expected.push_back(static_cast<double>(all) * structure[sex][group] / share);
    EXPECT_TRUE(plausible(p_of_counts(seen, expected)));
}

TEST(Population, LifeTable) {
    const TinyWorld& tiny = settled();
    const double rate = tiny.p().death_rate;
    for (const int years : {1, 5, 10}) {
        // Whoever cannot have reached forty by then: alive with chance e^(-rate years).
        std::int64_t at_risk = 0, alive = 0;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            const int since = std::max(tiny.roster.entry(i).index, tiny.start.index);
            if (tiny.roster.birth[i] + exit_age_months <= since + 12 * years) continue;
            ++at_risk;
            alive += tiny.roster.exit[i] > since + 12 * years;
        }
        EXPECT_TRUE(plausible(p_of_share(alive, at_risk, std::exp(-rate * years)))) << years;
    }
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i)
        ASSERT_LE(tiny.roster.exit[i], tiny.roster.birth[i] + exit_age_months);
}

TEST(Population, EntrantsComeByHouseholdAndMonth) {
    const TinyWorld& tiny = settled();
    std::int64_t entrants = 0, boys = 0;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        if (founder(tiny, i)) continue;
        ++entrants;
        boys += tiny.roster.male[i];
    }
    const auto trials =
        static_cast<std::int64_t>(tiny.roster.households()) * (tiny.scenario.months - tiny.start.index - 1);
    EXPECT_TRUE(plausible(p_of_share(entrants, trials, -std::expm1(-tiny.p().births_per_household))));
    EXPECT_TRUE(plausible(p_of_share(boys, entrants, 0.505)));
}

TEST(Population, MonthsBetweenTwoEntrantsAreGeometric) {
    const Change fertile = [](Parameters& p) { p.births_per_household = 0.08; };
    const TinyWorld tiny(place(fertile));
    const double p = -std::expm1(-0.08);
    std::vector<std::vector<int>> entries(tiny.roster.households());
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i)
        if (!founder(tiny, i)) entries[tiny.roster.household[i]].push_back(tiny.roster.entry(i).index);
    // The waits that begin early enough to be seen whole up to `longest`; longer ones share a cell.
    constexpr int longest = 60;
    std::vector<std::int64_t> seen(longest + 1);
    std::int64_t waits = 0;
    for (auto& household : entries) {
        household.insert(household.begin(), tiny.start.index);
        for (std::size_t k = 0; k < household.size(); ++k) {
            if (household[k] + longest >= tiny.scenario.months) continue;
            const int wait = k + 1 < household.size() ? household[k + 1] - household[k] : INT_MAX;
            ASSERT_GE(wait, 1) << "no two in one month";
            ++seen[static_cast<std::size_t>(std::min(wait, longest + 1) - 1)];
            ++waits;
        }
    }
    std::vector<double> expected;
    for (int k = 1; k <= longest; ++k)
        expected.push_back(static_cast<double>(waits) * p * std::pow(1 - p, k - 1));
    expected.push_back(static_cast<double>(waits) * std::pow(1 - p, longest));
    ASSERT_GT(waits, 10'000);
    EXPECT_TRUE(plausible(p_of_counts(seen, expected)));
}

TEST(Population, FirstUnionsWaitWithAConstantHazard) {
    const TinyWorld& tiny = settled();
    for (const std::uint8_t male : {0, 1}) {
        const double rate = male ? tiny.p().union_rate_male : tiny.p().union_rate_female;
        std::int64_t people = 0, single = 0;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            if (tiny.roster.male[i] != male) continue;
            ++people;
            single += tiny.roster.union_month[i] > tiny.roster.birth[i] + 12 * ((male ? 18 : 16) + 5);
        }
        EXPECT_TRUE(plausible(p_of_share(single, people, std::exp(-rate * 5))));
    }
}

TEST(Population, EntryAndExitBalance) {
    TinyWorld tiny(place());
    const auto count = [&](Place where) {
        return std::count(tiny.world.youth.place.begin(), tiny.world.youth.place.end(), where);
    };
    while (tiny.now.index < months) {
        const std::int64_t before = count(Place::home) + count(Place::abroad);
        std::int64_t entered = 0, left = 0;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            entered += tiny.roster.entry(i) == tiny.now && tiny.now != tiny.start;
            left += tiny.roster.exit[i] == tiny.now.index;
        }
        tiny.months(1, ageing::advance);
        ASSERT_EQ(count(Place::home) + count(Place::abroad), before + entered - left)
            << "month " << tiny.now.index - 1;
        tiny.for_everyone([&](PersonIndex i) {
            const int age = tiny.roster.age(i, tiny.now - 1);
            ASSERT_TRUE(tiny.world.youth.place[i] == Place::absent || (age >= 6 && age < 40));
        });
    }
    // The kept counts are those of a fresh count.
    std::vector<int> abroad(tiny.roster.households());
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        int present = 0, ties_abroad = 0;
        for (const PersonIndex j : tiny.roster.ties.of(i)) {
            present += tiny.world.youth.place[j] != Place::absent;
            ties_abroad += tiny.world.youth.place[j] == Place::abroad;
        }
        ASSERT_EQ(tiny.world.youth.ties_present[i], present);
        ASSERT_EQ(tiny.world.youth.ties_abroad[i], ties_abroad);
        abroad[tiny.roster.household[i]] += tiny.world.youth.place[i] == Place::abroad;
    }
    for (HouseholdIndex h = 0; h < abroad.size(); ++h) ASSERT_EQ(tiny.world.households.abroad[h], abroad[h]);
}

TEST(Population, AStableAgeStructureKeepsItsSize) {
    // As many children reach six as a flat age structure loses at forty, and nobody dies.
    Scenario scenario = place([](Parameters& p) { p.death_rate = 0; });
    for (auto& sex : scenario.setting.age_structure) {
        sex.fill(0);
        for (std::size_t group = 0; group < 10; ++group) sex[group] = 0.05;  // 0-49, all ages alike
    }
    scenario.setting.household_sizes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    // Nine members of ten are of all ages; the head is 20-49. Per month of age: 9 / 600.
    scenario.parameters.births_per_household = -std::log1p(-9.0 / 600);
    TinyWorld tiny(scenario);
    const auto heads = static_cast<double>(tiny.roster.households());
    std::int64_t founders = 0, present = 0;
    tiny.for_everyone(
        [&](PersonIndex i) { founders += tiny.roster.local_id[i] % (population::most_members + 1) != 0; });
    EXPECT_NEAR(static_cast<double>(founders), heads * 9 * 0.68, 6 * std::sqrt(heads * 9 * 0.68 * 0.32));
    tiny.months(months - tiny.now.index, ageing::advance);
    tiny.for_everyone([&](PersonIndex i) {
        const std::uint32_t id = tiny.roster.local_id[i];
        const bool entrant = id >= 0x80000000u;
        present += tiny.world.youth.place[i] != Place::absent &&
                   (entrant || id % (population::most_members + 1) != 0);
    });
    EXPECT_NEAR(static_cast<double>(present), heads * 9 * 0.68, 6 * std::sqrt(heads * 9 * 0.68));
}

}  // namespace
}  // namespace savan
