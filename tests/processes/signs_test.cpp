/// Signs that hold person by person when two worlds share everybody's luck and nothing else is at work.

#include <gtest/gtest.h>

#include "sim/interventions/awareness_event.hpp"
#include "sim/processes/ageing.hpp"
#include "sim/processes/awareness.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/schooling.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// Of the two forms the one in which people hear each other.
constexpr void (*spread)(World&, const Step&) noexcept = awareness::spread;

/// Two districts of eight villages after their warm-up, with people of every kind.
const TinyWorld& lived_in() {
    static const TinyWorld world = [] {
        TinyWorld made(tiny_scenario(8, 500, 120, [](Parameters& p) { p.initially_abroad = 0.2; }));
        made.live(36 + 24);
        return made;
    }();
    return world;
}

void teach(TinyWorld& tiny, double quality) {
    const Intervention event = monthly(Kind::awareness_event, "event", 0, 0);
    std::fill(tiny.world.youth.lesson.begin(), tiny.world.youth.lesson.end(), 0.0f);
    for (std::size_t v = 0; v < tiny.roster.villages(); ++v) {
        std::vector<PersonIndex> people;
        for (PersonIndex i = tiny.world.villages.from[v]; i < tiny.world.villages.to[v]; ++i)
            if (tiny.draws.uniform(tiny.roster.person_id(i), Purpose::list_noise, tiny.now) < 0.1)
                people.push_back(i);
        awareness_event::give(tiny.world, tiny.step(), {event, tiny.roster.district[v], v, people, quality});
    }
    tiny.world.doses_given = true;
}

TEST(Signs, ABetterDoseLeavesNobodyLessAware) {
    for (const auto& [weak, strong] : {std::pair{0.0, 1e-7}, {0.2, 0.35}, {0.5, 1.0}}) {
        TinyWorld a = lived_in(), b = lived_in();
        std::int64_t higher = 0;
        for (int month = 0; month < 24; ++month) {
            teach(a, weak), teach(b, strong);
            a.months(1, spread), b.months(1, spread);
            for (PersonIndex i = 0; i < a.roster.people(); ++i) {
                ASSERT_GE(b.world.youth.awareness[i], a.world.youth.awareness[i])
                    << "person " << i << " month " << month;
                higher += b.world.youth.awareness[i] > a.world.youth.awareness[i];
            }
        }
        EXPECT_GT(higher, strong > 0.1 ? 10'000 : 0);
    }
}

TEST(Signs, MoreTalkLeavesNobodyLessAware) {
    TinyWorld a = lived_in(), b = lived_in();
    b.scenario.parameters.peer_rate *= 2;
    std::int64_t higher = 0;
    for (int month = 0; month < 24; ++month) {
        a.months(1, spread), b.months(1, spread);
        for (PersonIndex i = 0; i < a.roster.people(); ++i) {
            ASSERT_GE(b.world.youth.awareness[i], a.world.youth.awareness[i]);
            higher += b.world.youth.awareness[i] > a.world.youth.awareness[i];
        }
    }
    EXPECT_GT(higher, 1000);
}

TEST(Signs, ADearerBrokerDrawsNobodyToTheBroker) {
    TinyWorld a = lived_in();
    a.scenario.parameters.act_rate = 50, a.scenario.parameters.postpone_rate = 0;
    a.for_everyone([&](PersonIndex i) {
        if (a.world.youth.place[i] == Place::home && a.roster.age(i, a.now) >= 14)
            a.world.youth.stage[i] = Stage::planning;
    });
    TinyWorld b = a;
    b.scenario.parameters.cost_broker += 40;
    a.months(1, calendar::turn, intention::decide, departure::leave);
    b.months(1, calendar::turn, intention::decide, departure::leave);
    int left = 0, moved = 0;
    const auto arrived = [](const TinyWorld& tiny, PersonIndex i) {
        return tiny.world.youth.place[i] == Place::abroad &&
               tiny.sojourn(i).moved == tiny.now.index - 1;
    };
    a.for_everyone([&](PersonIndex i) {
        left += arrived(a, i);
        if (!arrived(a, i) || !arrived(b, i)) return;
        const Channel was = a.sojourn(i).channel, is = b.sojourn(i).channel;
        if (is == Channel::broker) {
            ASSERT_EQ(was, Channel::broker) << "person " << i;
        }
        moved += was == Channel::broker && is != Channel::broker;
    });
    EXPECT_GT(left, 400);
    EXPECT_GT(moved, 5) << "otherwise nothing was compared";
}

/// Month in which each person left school; INT_MAX if never.
std::vector<int> school_leaving(TinyWorld tiny, const Change& change) {
    change(tiny.scenario.parameters);
    std::vector<int> month(tiny.roster.people(), INT_MAX);
    for (int k = 0; k < 60; ++k) {
        tiny.months(1, calendar::turn, ageing::advance, schooling::attend);
        for (PersonIndex i = 0; i < month.size(); ++i)
            if (month[i] == INT_MAX && tiny.world.youth.school[i] == School::left) month[i] = k;
    }
    return month;
}

TEST(Signs, ASmallerDropoutHazardLetsNobodyLeaveEarlier) {
    const auto as_is = school_leaving(lived_in(), [](Parameters& p) { p.dropout_peers = 1; });
    const std::vector<Change> gentler = {
        [](Parameters& p) { p.dropout_peers = 1, p.dropout_primary *= 0.7, p.dropout_secondary *= 0.7; },
        [](Parameters& p) { p.dropout_peers = 0.2; },
        [](Parameters& p) { p.dropout_peers = 1, p.dropout_migrant = 0; },
    };
    for (const Change& change : gentler) {
        const auto changed = school_leaving(lived_in(), change);
        int later = 0;
        for (PersonIndex i = 0; i < as_is.size(); ++i) {
            ASSERT_GE(changed[i], as_is[i]) << "person " << i;
            later += changed[i] > as_is[i];
        }
        EXPECT_GT(later, 2);
    }
}

TEST(Signs, ACutOfTheHazardLetsNobodyLeaveInItsMonth) {
    TinyWorld a = lived_in();
    a.now = Month{a.now.index + (8 - a.now.of_year() + 12) % 12};  // September
    a.scenario.parameters.dropout_primary = a.scenario.parameters.dropout_secondary = 2;
    TinyWorld b = a;
    for (PersonIndex i = 0; i < b.roster.people(); i += 2) b.world.youth.dropout_cut[i] = 0.5f;
    a.months(1, calendar::turn, schooling::attend), b.months(1, calendar::turn, schooling::attend);
    int kept = 0;
    for (PersonIndex i = 0; i < a.roster.people(); ++i) {
        const bool left_a = a.world.youth.school[i] == School::left,
                   left_b = b.world.youth.school[i] == School::left;
        ASSERT_TRUE(left_a || !left_b);
        kept += left_a && !left_b;
    }
    EXPECT_GT(kept, 10);
}

}  // namespace
}  // namespace savan
