/// An intervention without effect leaves every column of the world as it is, to the bit; one dose moves
/// only people whom ties and household can carry it to. The loops run over kind_table().

#include <gmock/gmock.h>

#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;
using testing::IsEmpty;

constexpr int months = 40, first = 25;

Scenario place() {
    return tiny_scenario(6, 220, months, [](Parameters& p) {
        p.warm_up_months = 48;
        p.initially_abroad = 0.3;
        p.exploitation_rate = 0.02;
        p.repatriation_rate = 0.05;
    });
}

TinyWorld with(std::vector<Intervention> interventions) {
    Scenario scenario = place();
    scenario.interventions = std::move(interventions);
    return TinyWorld(scenario);
}

void live_until(TinyWorld& tiny, int month) { tiny.live(month - tiny.now.index); }

std::int64_t doses(const TinyWorld& tiny) {
    std::int64_t sum = 0;
    for (const std::int64_t count : tiny.tallies.all(Measure::doses)) sum += count;
    return sum;
}

class EveryKindInTheWorld : public testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(
    , EveryKindInTheWorld,
    [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kind_table()) kinds.push_back(row.kind);
        return testing::ValuesIn(kinds);
    }(),
    [](const auto& test) { return std::string(kind_row(test.param).name); });

TEST_P(EveryKindInTheWorld, WithoutEffectLeavesEveryColumnAsItIs) {
    Intervention idle = monthly(GetParam(), "idle", first, months - 1);
    idle.effect_fraction = 0;
    TinyWorld without = with({}), idling = with({idle});
    live_until(without, first), live_until(idling, first);
    while (without.now.index < months) {
        without.live(1), idling.live(1);
        ASSERT_THAT(different_columns(without.world, idling.world), IsEmpty())
            << "in month " << without.now.index - 1;
    }
    EXPECT_GT(doses(idling), 0);
}

/// Everyone within that many ties of somebody; household members are ties.
std::vector<bool> within_ties(const Roster& roster, PersonIndex centre, int ties) {
    std::vector<bool> people(roster.people());
    people[centre] = true;
    for (int k = 0; k < ties; ++k) {
        std::vector<bool> wider = people;
        for (PersonIndex i = 0; i < people.size(); ++i)
            if (people[i])
                for (const PersonIndex j : roster.ties.of(i)) wider[j] = true;
        people = std::move(wider);
    }
    return people;
}

TEST_P(EveryKindInTheWorld, OneDoseMovesOnlyThoseWhomTiesCanReach) {
    if (kind_row(GetParam()).unit != DoseUnit::person) return;
    Intervention one = monthly(GetParam(), "one", first, first);
    one.quantity_per_delivery = 1;
    one.doses_per_person_limit = 1;  // so that the ledger knows whose dose it was
    one.districts = {0};
    if (GetParam() == Kind::awareness_event) one.effects[1] = 0;  // else the whole village hears of it
    TinyWorld without = with({}), dosed = with({one});
    live_until(without, first + 1), live_until(dosed, first + 1);
    ASSERT_EQ(doses(dosed), 1);
    const auto& taken = dosed.world.ledger.doses_taken[0];
    const auto centre = static_cast<PersonIndex>(std::find(taken.begin(), taken.end(), 1) - taken.begin());
    // In the first month a word goes over one tie, and the departure it decides is seen over one more.
    const auto reach = within_ties(without.roster, centre, 2);
    const auto moved = different_people(without, dosed);
    for (PersonIndex i = 0; i < moved.size(); ++i) ASSERT_TRUE(!moved[i] || reach[i]) << "person " << i;
    // Ties stay within a district, so the other one never notices.
    live_until(without, months), live_until(dosed, months);
    const auto later = different_people(without, dosed);
    for (PersonIndex i = 0; i < later.size(); ++i)
        ASSERT_TRUE(!later[i] || without.roster.district[without.roster.village[i]] == 0) << "person " << i;
}

}  // namespace
}  // namespace savan
