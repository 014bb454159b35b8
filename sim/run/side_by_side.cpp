#include "sim/run/side_by_side.hpp"

#include <array>

#include "sim/measures/tally.hpp"
#include "sim/model/programme.hpp"
#include "sim/processes/ageing.hpp"
#include "sim/processes/awareness.hpp"
#include "sim/processes/brokers.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/economy.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/remittance.hpp"
#include "sim/processes/schooling.hpp"
#include "sim/processes/villages.hpp"

namespace savan::run {

namespace {

using Process = void (*)(World&, const Step&, const World& others) noexcept;

/// A process that listens to nobody.
template <void (*process)(World&, const Step&) noexcept>
void alone(World& world, const Step& step, const World&) noexcept {
    process(world, step);
}

/// The month's steps but the last, which counts; their names and order are step_names.
constexpr std::array<Process, step_names.size() - 1> steps = {
    alone<calendar::turn>,
    alone<brokers::follow>,
    alone<everywhere<ageing::advance>>,
    alone<everywhere<schooling::attend>>,
    alone<everywhere<economy::live>>,
    alone<programme::deliver>,
    awareness::spread,
    alone<everywhere<intention::decide>>,
    alone<everywhere<departure::leave>>,
    alone<everywhere<exploitation::strike>>,
    alone<everywhere<remittance::send>>,
    alone<everywhere<homecoming::come>>,
    alone<everywhere<villages::remember>>};

void begin_month(World& world) {
    for (auto& block : world.events) block.clear();
}

/// Gives a world its surroundings as they are in the baseline at this moment.
void hold(const spillover::Held& held, const World& baseline, World& world) {
    if (held.peers) {
        world.youth.ties_present = baseline.youth.ties_present;
        world.youth.ties_abroad = baseline.youth.ties_abroad;
        world.youth.ties_left_school = baseline.youth.ties_left_school;
        world.households.abroad = baseline.households.abroad;
    }
    if (held.village) {
        world.villages.migrant_months = baseline.villages.migrant_months;
        world.villages.experience = baseline.villages.experience;
        world.villages.broker = baseline.villages.broker;
        world.villages.stance = baseline.villages.stance;
    }
}

}  // namespace

void advance_together(World& baseline, const Step& baseline_step, std::span<Companion> companions,
                      const ListedDeciles& deciles) {
    begin_month(baseline);
    for (Companion& companion : companions) begin_month(companion.world);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        // Each step reads the world as it was when the step began, the baseline's included.
        for (Companion& companion : companions) hold(companion.held, baseline, companion.world);
        steps[step](baseline, baseline_step, baseline);
        for (auto& [world, tallies, its_step, held, partings] : companions) {
            // What the baseline's people have said this month stands there by now.
            steps[step](world, its_step, held.peers ? baseline : world);
            if (partings) partings->look(baseline, world, its_step.roster, step, its_step.now, deciles);
        }
    }
    for (Companion& companion : companions) tally::count(companion.world, companion.step, companion.tallies);
}

}  // namespace savan::run
