#include "sim/interventions/hotline.hpp"

namespace savan::hotline {

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    world.districts.escape_gain[delivery.district] += delivery.effect(0) * delivery.quality;
    for (const PersonIndex i : world.home_from_harm) {
        if (step.roster.district[step.roster.village[i]] != delivery.district) continue;
        world.households.assets[step.roster.household[i]] += static_cast<float>(delivery.effect(1));
        *delivery.extra_cents += to_cents(delivery.what.effects[1]);
    }
}

}  // namespace savan::hotline
