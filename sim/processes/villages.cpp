#include "sim/processes/villages.hpp"

namespace savan::villages {

void remember(World& world, const Step& step, std::size_t block) noexcept {
    const Parameters& p = step.parameters;
    for_villages_of(world, step, block, [&](std::size_t v) {
        int abroad = 0, villagers = world.villages.others[v];
        for (const Headcount& cell : world.census.headcount[v]) {
            abroad += cell.abroad;
            villagers += cell.population;
        }
        double& stock = world.villages.migrant_months[v];
        stock = (1.0 - p.experience_fade) * stock + abroad;
        world.villages.experience[v] = villagers ? 1.0 - portable::exp(-stock / (villagers * p.experience_scale)) : 0.0;
        world.villages.prevalence_before[v] = world.villages.prevalence[v];
        world.villages.prevalence[v] = census::been_abroad_share(world.census, v);
        double& stance = world.villages.stance[v];
        stance = p.stance_start + (stance - p.stance_start) * (1.0 - p.stance_fade);
    });
}

}  // namespace savan::villages
