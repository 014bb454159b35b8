#include "sim/processes/villages.hpp"

namespace savan::villages {

void remember(World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    const Roster& roster = step.roster;
    for_each_village(step, [&](std::size_t, std::size_t v) {
        int abroad = 0, villagers = 0;
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i) {
            abroad += world.youth.place[i] == Place::abroad;
            villagers += world.youth.place[i] != Place::absent;
        }
        for (HouseholdIndex h = roster.first_household[v]; h < roster.first_household[v + 1]; ++h)
            villagers += roster.others[h];
        double& stock = world.villages.migrant_months[v];
        stock = (1.0 - p.experience_fade) * stock + abroad;
        world.villages.experience[v] = villagers ? 1.0 - portable::exp(-stock / (villagers * p.experience_scale)) : 0.0;
        double& stance = world.villages.stance[v];
        stance = p.stance_start + (stance - p.stance_start) * (1.0 - p.stance_fade);
    });
}

}  // namespace savan::villages
