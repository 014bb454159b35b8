/// Shortcuts that spare most people a full draw are exact: taking them away changes nothing.

#include <gmock/gmock.h>

#include "sim/processes/intention.hpp"
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

/// With these bytes nobody is ever passed over.
void look_closely_at_all(MonthLuck& luck) {
    for (auto* bytes : {&luck.intention, &luck.schooling, &luck.work})
        std::fill(bytes->begin(), bytes->end(), std::uint8_t{0});
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
    close.after_draw = look_closely_at_all;
    expect_same_lives(bytes, close);
}

TEST_P(Shortcuts, SparkingEveryTieChangesNothing) {
    TinyWorld some(place(change())), all(place(change()));
    all.spark_bound = 1;
    expect_same_lives(some, all);
}

TEST_P(Shortcuts, NoHazardIsAboveItsBound) {
    TinyWorld tiny(place(change()));
    double closest = 0;
    while (tiny.now.index < tiny.scenario.months) {
        tiny.live(1);
        const Step step = tiny.step();
        tiny.for_everyone([&](PersonIndex i) {
            const int age = tiny.roster.age(i, tiny.now);
            if (tiny.world.youth.place[i] != Place::home || age < intention::first_age || age >= 40) return;
            const double bound =
                intention::largest_consider_hazard(tiny.world, step, tiny.roster.village[i], age,
                                                   intention::bound_class::of(tiny.world.youth, i));
            const double hazard = intention::consider_hazard(tiny.world, step, i);
            ASSERT_LE(hazard, bound);
            closest = std::max(closest, hazard / bound);
        });
    }
    EXPECT_GT(closest, 0.3) << "a bound far above everybody would not be tested";
}

}  // namespace
}  // namespace savan
