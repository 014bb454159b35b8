#include "sim/interventions/team_workshop.hpp"

namespace savan::team_workshop {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    const auto improve = [](double& skill, double gain) { skill = close_gap(skill, gain); };
    improve(world.districts.trafficking_knowledge[delivery.district], delivery.effect(0));
    improve(world.districts.local_facts[delivery.district], delivery.effect(0));
    improve(world.districts.group_process[delivery.district], delivery.effect(1));
    improve(world.districts.staff_skill[delivery.district], delivery.effect(2));
}

}  // namespace savan::team_workshop
