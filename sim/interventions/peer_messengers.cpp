#include "sim/interventions/peer_messengers.hpp"

namespace savan::peer_messengers {

bool suits(const World& world, const Step&, const Intervention&, PersonIndex i) noexcept { return world.youth.trips[i] > 0; }

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    const double lesson = delivery.effect(0) * delivery.quality;
    const int until = step.now.index + static_cast<int>(delivery.effect(1));
    for (const PersonIndex i : delivery.people) {
        world.youth.lesson[i] = add_dose(world.youth.lesson[i], lesson);
        if (until > step.now.index)
            world.youth.speaks_until[i] = static_cast<std::int16_t>(std::max<int>(world.youth.speaks_until[i], until));
    }
}

}  // namespace savan::peer_messengers
