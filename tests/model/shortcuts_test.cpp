/// Shortcuts that spare most people a full draw are exact: taking them away changes nothing.

#include <gmock/gmock.h>

#include "sim/processes/intention_bounds.hpp"
#include "tests/support/deciders_of.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;
using testing::IsEmpty;

Scenario place(const Change& change = {}) {
    Scenario scenario = tiny_scenario(6, 300, 72, [&](Parameters& p) {
        p.initially_abroad = 0.2;
        if (change) change(p);
    });
    Intervention training = monthly(Kind::training, "training", 10, 71);  // raises the rate of finding work
    training.coverage_fraction = 0.3;
    training.effects[0] = 15;
    scenario.interventions = {training};
    return scenario;
}

/// Lives both for the whole horizon and compares every column every month.
void expect_same_lives(TinyWorld& a, TinyWorld& b) {
    while (a.now.index < a.scenario.months) {
        a.live(1), b.live(1);
        ASSERT_THAT(different_columns(a.world, b.world), IsEmpty()) << "in month " << a.now.index - 1;
    }
    std::int64_t departures = 0, dropouts = 0;
    for (const std::int64_t count : a.tallies.all(Measure::departures)) departures += count;
    for (const std::int64_t count : a.tallies.all(Measure::dropouts)) dropouts += count;
    EXPECT_GT(departures, 50);
    EXPECT_GT(dropouts, 50);
}

class Shortcuts : public testing::TestWithParam<int> {
protected:
    /// Ordinary hazards, high ones, and effects whose signs are turned round.
    static Change change() {
        switch (GetParam()) {
            case 0:
                return {};
            case 1:
                return [](Parameters& p) {
                    p.consider_rate = 0.3, p.dropout_primary = p.dropout_secondary = 1.5,
                    p.job_rate = p.job_loss = 4;
                    p.return_rate = 0.3;
                };
            default:
                return [](Parameters& p) {
                    p.intention_female = -1.5, p.risk_aware = 0.05, p.risk_unaware = 0.9, p.dropout_poor = -1;
                    p.dropout_distance = -0.5, p.dropout_migrant = -1, p.dropout_peers = -2,
                    p.consider_rate = 0.2;
                    p.return_duration = 0.3, p.return_target = -1, p.return_planting = -1;
                };
        }
    }
};

INSTANTIATE_TEST_SUITE_P(, Shortcuts, testing::Range(0, 3));

TEST_P(Shortcuts, LookingCloselyAtEverybodyChangesNothing) {
    TinyWorld bytes(place(change())), close(place(change()));
    close.luck.pass_over = false;
    expect_same_lives(bytes, close);
}

TEST_P(Shortcuts, NoHazardIsAboveItsBound) {
    TinyWorld tiny(place(change()));
    double closest = 0;
    while (tiny.now.index < tiny.scenario.months) {
        tiny.live(1);
        const Step step = tiny.step();
        const std::vector<PersonIndex> people = who_decide(tiny);
        intention::Deciders deciders = deciders_of(tiny, people, {Stage::none});
        deciders.find_hazards(tiny.world, step);
        intention::LargestChances largest;
        largest.find(tiny.world, step, deciders.terms());
        const Youth& youth = tiny.world.youth;
        for (std::size_t k = 0; k < people.size(); ++k) {
            const PersonIndex i = people[k];
            const std::size_t of_class =
                (youth.ties_abroad[i] > 0) + 2 * (youth.trips[i] > 0) + 4 * (youth.school[i] == School::enrolled);
            const double bound = largest.consider_hazards(tiny.roster.village[i])[of_class] *
                                 step.tables.age_curve[static_cast<std::size_t>(tiny.roster.age(i, tiny.now))];
            ASSERT_LE(deciders.onward(k), bound);
            closest = std::max(closest, deciders.onward(k) / bound);
        }
    }
    EXPECT_GT(closest, 0.3) << "a bound far above everybody would not be tested";
}

}  // namespace
}  // namespace savan
