/// What is kept up at every change equals what is counted anew, every month of a lively life with every kind
/// of intervention; and the tallies hold what plain loops over everybody count.

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "sim/processes/ageing.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/remittance.hpp"
#include "tests/support/every_kind.hpp"

namespace savan {
namespace {

using namespace support;
using testing::IsEmpty;

Scenario lively() {
    Scenario scenario = tiny_scenario(6, 250, 72, [](Parameters& p) {
        p.initially_abroad = 0.3, p.consider_rate *= 4, p.exploitation_rate = 0.03, p.repatriation_rate = 0.1;
        p.escape_rate = 0.1, p.return_rate = 0.15, p.job_rate = p.job_loss = 1, p.death_rate = 0.03,
        p.dropout_secondary = 0.6;
        p.group_end = 0.1, p.apprehension_irregular = 0.2;
    });
    scenario.interventions = everything(6, 71);
    return scenario;
}

TEST(Census, KeptUpEqualsCountedAnew) {
    TinyWorld tiny(lively());
    Headcount ever;
    while (tiny.now.index < tiny.scenario.months) {
        tiny.live(1);
        const World kept = tiny.world;
        // Counted anew as of the month that has just been lived.
        census::recount(tiny.world, tiny.roster, tiny.now - 1);
        // This month's events, which nobody can count again.
        tiny.world.census.remitted = kept.census.remitted;
        tiny.world.census.paid = kept.census.paid;
        ASSERT_THAT(different_columns(kept, tiny.world), IsEmpty()) << "in month " << tiny.now.index - 1;
        ASSERT_EQ(kept.census.grown, tiny.world.census.grown);
        for (const auto& village : kept.census.headcount)
            for (const Headcount& cell : village) {
                ever.population += cell.population, ever.in_school += cell.in_school,
                    ever.abroad += cell.abroad;
                ever.considering += cell.considering, ever.exploited += cell.exploited,
                    ever.groups += cell.groups, ever.been_abroad += cell.been_abroad;
            }
        tiny.world = kept;
    }
    for (const std::int32_t count :
         {ever.population, ever.in_school, ever.abroad, ever.considering, ever.exploited, ever.groups,
          ever.been_abroad})
        EXPECT_GT(count, 300) << "a count that never moves would not be tested";
}

TEST(Census, ACountIsWhatOneSeesByLookingAtEverybody) {
    TinyWorld tiny(lively());
    tiny.live(36 + 40);
    const Month now = tiny.now - 1;
    const Youth& youth = tiny.world.youth;
    std::vector<std::array<Headcount, cells>> seen(tiny.roster.villages());
    std::vector<int> home(tiny.roster.households()), away = home, farmers = home, employed = home;
    for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
        if (youth.place[i] == Place::absent) continue;
        const int age = (now.index - tiny.roster.birth[i]) / 12;
        std::size_t group = 0;
        for (const int from : {10, 15, 18, 25}) group += age >= from;
        Headcount& cell = seen[tiny.roster.village[i]][tiny.roster.male[i] * 5u + group];
        const bool at_home = youth.place[i] == Place::home, pupil = youth.school[i] == School::enrolled;
        ++cell.population;
        cell.abroad += !at_home;
        cell.been_abroad += youth.trips[i] > 0;
        cell.exploited += !at_home && tiny.sojourn(i).condition != Condition::free;
        cell.in_school += at_home && pupil;
        cell.considering += at_home && youth.stage[i] != Stage::none;
        cell.groups += at_home && youth.group[i] != Group::none;
        const HouseholdIndex h = tiny.roster.household[i];
        ++(at_home ? home : away)[h];
        if (at_home && !pupil && age >= 15) ++(youth.work[i] == Work::wage ? employed : farmers)[h];
    }
    EXPECT_EQ(tiny.world.census.headcount, seen);
    const Households& households = tiny.world.households;
    for (HouseholdIndex h = 0; h < tiny.roster.households(); ++h) {
        ASSERT_EQ(households.at_home[h], home[h]);
        ASSERT_EQ(households.abroad[h], away[h]);
        ASSERT_EQ(households.workers[h], farmers[h]);
        ASSERT_EQ(households.wage_jobs[h], employed[h]);
    }
}

/// Every measure of states, and of what is counted village by village, against a loop over everybody.
TEST(Tally, HoldsWhatOneSeesByLookingAtEverybody) {
    TinyWorld tiny(lively());
    tiny.live(36);
    std::int64_t remitted_ever = 0;
    for (int month = 0; month < 40; ++month) {
        tiny.live(1);
        std::map<Measure, std::vector<std::int64_t>> seen;
        for (const Measure measure :
             {Measure::population, Measure::in_school, Measure::aware, Measure::considering, Measure::abroad,
              Measure::exploitation_months, Measure::income, Measure::groups})
            seen[measure].resize(2 * 2 * 5);
        seen[Measure::home_by_tie].resize(2 * 2 * 5 * 2);
        const Youth& youth = tiny.world.youth;
        std::int64_t sent = 0;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            if (youth.place[i] == Place::absent) continue;
            const int age = (month - tiny.roster.birth[i]) / 12;
            std::size_t cell = 0;
            for (const int from : {10, 15, 18, 25}) cell += age >= from;
            cell += 5u * tiny.roster.male[i] + 10u * tiny.roster.district[tiny.roster.village[i]];
            const bool home = youth.place[i] == Place::home;
            ++seen[Measure::population][cell];
            seen[Measure::in_school][cell] += home && youth.school[i] == School::enrolled;
            seen[Measure::aware][cell] += youth.awareness[i] >= 0.5f;
            seen[Measure::considering][cell] += home && youth.stage[i] != Stage::none;
            seen[Measure::abroad][cell] += !home;
            seen[Measure::exploitation_months][cell] +=
                !home && tiny.sojourn(i).condition != Condition::free;
            seen[Measure::groups][cell] += home && youth.group[i] != Group::none;
            seen[Measure::home_by_tie][2 * cell + (youth.ties_abroad[i] > 0)] += home;
            if (home)
                seen[Measure::income][cell] +=
                    std::llround(100 * tiny.world.households.income[tiny.roster.household[i]]);
        }
        for (const auto& [measure, counts] : seen)
            if (measure == Measure::income) {
                const auto counted = tiny.tallies.month(measure, month);
                for (std::size_t cell = 0; cell < counts.size(); ++cell)
                    // Halves of a cent may go either way.
                    ASSERT_NEAR(static_cast<double>(counted[cell]), static_cast<double>(counts[cell]), 3);
            } else {
                ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(measure, month), counts))
                    << measure_table()[static_cast<std::size_t>(measure)].name << " in month " << month;
            }
        // What was sent this month waits for its households; nothing else is there.
        for (const std::int32_t cents : tiny.world.households.remitted) sent += cents;
        std::int64_t counted = 0;
        for (const std::int64_t cents : tiny.tallies.month(Measure::remittances, month)) counted += cents;
        ASSERT_EQ(counted, sent);
        remitted_ever += sent;
    }
    EXPECT_GT(remitted_ever, 100'000);
}

TEST(Tally, CountsPupilsEachSeptemberAndLeaversByTheirGrade) {
    Scenario studious = lively();
    studious.parameters.dropout_secondary = 0.1;
    TinyWorld tiny(studious);
    tiny.live(36);
    std::array<std::int64_t, 12> pupils_ever{}, leavers_ever{};
    for (int month = 0; month < 40; ++month) {
        const Youth before = tiny.world.youth;
        tiny.live(1);
        const Youth& youth = tiny.world.youth;
        std::vector<std::int64_t> pupils(2 * 2 * 11), leavers = pupils;
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            const std::size_t row = (2u * tiny.roster.district[tiny.roster.village[i]] + tiny.roster.male[i]) * 11;
            if (youth.place[i] == Place::home && youth.school[i] == School::enrolled) {
                ++pupils[row + youth.grade[i] - 1u];
                pupils_ever[youth.grade[i]] += month % 12 == 8;
            }
            if (youth.school[i] == School::left && before.school[i] != School::left) {
                ++leavers[row + youth.grade[i] - 1u];
                ++leavers_ever[youth.grade[i]];
            }
        }
        if (month % 12 != 8) pupils.assign(pupils.size(), 0);
        ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(Measure::pupils, month), pupils)) << month;
        ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(Measure::dropouts_by_grade, month), leavers)) << month;
        std::int64_t by_age = 0, by_grade = 0;
        for (const auto count : tiny.tallies.month(Measure::dropouts, month)) by_age += count;
        for (const auto count : leavers) by_grade += count;
        ASSERT_EQ(by_grade, by_age) << month;
    }
    for (std::size_t grade = 1; grade <= 11; ++grade) EXPECT_GT(pupils_ever[grade], 5) << grade;
    EXPECT_GT(leavers_ever[5], 10);
}

/// Who has made one more trip has left in the month.
TEST(Tally, CountsLeaversByTheTiesTheyHadBeforeTheMonth) {
    TinyWorld tiny(lively());
    tiny.live(36);
    std::array<std::int64_t, 2> ever{};
    for (int month = 0; month < 40; ++month) {
        // Ties as they are when the month's leavers decide: those who come of age or die have been told already.
        TinyWorld ahead = tiny;
        ahead.draw();
        calendar::turn(ahead.world, ahead.step());
        ahead.take(ageing::advance);
        const auto trips = tiny.world.youth.trips;
        tiny.live(1);
        std::vector<std::int64_t> seen(2 * 2 * 5 * 2);
        for (PersonIndex i = 0; i < tiny.roster.people(); ++i) {
            if (tiny.world.youth.trips[i] == trips[i]) continue;
            const int age = (month - tiny.roster.birth[i]) / 12;
            std::size_t cell = 10u * tiny.roster.district[tiny.roster.village[i]] + 5u * tiny.roster.male[i];
            for (const int from : {10, 15, 18, 25}) cell += age >= from;
            bool has_tie = false;
            for (const PersonIndex other : tiny.roster.ties.of(i))
                has_tie |= ahead.world.youth.place[other] == Place::abroad;
            ++seen[2 * cell + has_tie];
            ++ever[has_tie];
        }
        ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(Measure::departures_by_tie, month), seen)) << month;
        const auto by_channel = tiny.tallies.month(Measure::departures, month);
        const auto by_tie = tiny.tallies.month(Measure::departures_by_tie, month);
        for (std::size_t cell = 0; cell < 20; ++cell)
            ASSERT_EQ(by_tie[2 * cell] + by_tie[2 * cell + 1],
                      by_channel[4 * cell] + by_channel[4 * cell + 1] + by_channel[4 * cell + 2] + by_channel[4 * cell + 3])
                << month;
    }
    EXPECT_GT(ever[0], 20);
    EXPECT_GT(ever[1], 20);
}

TEST(Tally, CountsTheGrowthOfAVillageWhereItStoodBeforeTheMonth) {
    TinyWorld tiny(lively());
    tiny.live(36);
    const auto prevalence = [&](std::size_t v, Month now) {
        int people = 0, been_abroad = 0;
        for (PersonIndex i = tiny.roster.first_person[v]; i < tiny.roster.first_person[v + 1]; ++i)
            if (tiny.world.youth.place[i] != Place::absent && tiny.roster.age(i, now) >= 15) {
                ++people;
                been_abroad += tiny.world.youth.trips[i] > 0;
            }
        return people ? double(been_abroad) / people : 0.0;
    };
    std::set<std::size_t> tenths;
    for (int month = 0; month < 40; ++month) {
        std::vector<double> before;
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v) before.push_back(prevalence(v, tiny.now - 1));
        tiny.live(1);
        std::vector<std::int64_t> months(2 * 10), growth = months;
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v) {
            const std::size_t tenth = std::min(9, int(before[v] * 10)), cell = tiny.roster.district[v] * 10u + tenth;
            tenths.insert(tenth);
            ++months[cell];
            growth[cell] += std::llround(1e6 * (prevalence(v, tiny.now - 1) - before[v]));
        }
        ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(Measure::village_months, month), months)) << month;
        ASSERT_TRUE(std::ranges::equal(tiny.tallies.month(Measure::prevalence_growth, month), growth)) << month;
    }
    EXPECT_GE(tenths.size(), 3u) << "villages that stay where they are would not test the tenths";
}

/// Cents of one person at a time, so that the cells are seen too.
TEST(Census, RemittancesAreCountedWhereTheirSenderBelongs) {
    TinyWorld tiny(lively());
    tiny.live(36 + 12);
    const auto before = tiny.world.households.remitted;
    const World world = tiny.world;
    int senders = 0;
    for (std::size_t village = 0; village < tiny.roster.villages(); ++village)
        for (const Sojourn& stay : world.sojourns.of(village)) {
            const PersonIndex i = stay.person;
            tiny.world = world;
            tiny.world.sojourns = Sojourns(tiny.roster.villages());
            tiny.world.sojourns.begin(village, {&stay, 1});
            tiny.take(remittance::send);
            const HouseholdIndex h = tiny.roster.household[i];
            const Cents sent = tiny.world.households.remitted[h] - before[h];
            const std::size_t own =
                cell_of(tiny.roster.male[i], age_group(tiny.now.index - tiny.roster.birth[i]));
            for (std::size_t v = 0; v < tiny.roster.villages(); ++v)
                for (std::size_t cell = 0; cell < cells; ++cell)
                    ASSERT_EQ(tiny.world.census.remitted[v][cell],
                              v == tiny.roster.village[i] && cell == own ? sent : 0);
            senders += sent > 0;
        }
    EXPECT_GT(senders, 20);
}

}  // namespace
}  // namespace savan
