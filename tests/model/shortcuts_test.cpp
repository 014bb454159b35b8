/// Shortcuts that spare most people a full draw are exact: taking them away changes nothing.

#include <gmock/gmock.h>

#include "sim/processes/consider_hazards.hpp"
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
        intention::ConsiderHazards hazards;
        std::vector<double> bounds;
        tiny.for_everyone([&](PersonIndex i) {
            const int age = tiny.roster.age(i, tiny.now);
            if (tiny.world.youth.place[i] != Place::home || age < intention::first_age || age >= 40) return;
            const double bound =
                intention::largest_consider_hazard(tiny.world, step, tiny.roster.village[i], age,
                                                   intention::bound_class::of(tiny.world.youth, i));
            const intention::VillageTerms terms(tiny.world, step, tiny.roster.village[i]);
            hazards.add(tiny.world, step, terms, i, {tiny.world.youth, i});
            bounds.push_back(bound);
        });
        const auto made = hazards.work_out(tiny.world, step);
        for (std::size_t k = 0; k < bounds.size(); ++k) {
            ASSERT_LE(made[k], bounds[k]);
            closest = std::max(closest, made[k] / bounds[k]);
        }
    }
    EXPECT_GT(closest, 0.3) << "a bound far above everybody would not be tested";
}

}  // namespace
}  // namespace savan
