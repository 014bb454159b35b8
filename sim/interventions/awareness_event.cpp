#include "sim/interventions/awareness_event.hpp"

namespace savan::awareness_event {

bool suits(const World&, const Step&, const Intervention&, PersonIndex) noexcept { return true; }

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    const double lesson = delivery.effect(0) * delivery.quality;
    for (const PersonIndex i : delivery.people) world.youth.lesson[i] = add_dose(world.youth.lesson[i], lesson);
    double& stance = world.villages.stance[delivery.village];
    stance = close_gap(stance, delivery.effect(1) * delivery.quality);
}

}  // namespace savan::awareness_event
