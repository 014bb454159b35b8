#include "sim/interventions/broker_enforcement.hpp"

namespace savan::broker_enforcement {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    world.districts.broker_cut[delivery.district] += delivery.effect(0) * delivery.quality;
    world.districts.apprehension_gain[delivery.district] += delivery.effect(1) * delivery.quality;
}

}  // namespace savan::broker_enforcement
