#include "sim/interventions/data_system.hpp"

namespace savan::data_system {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    double& data = world.districts.data[delivery.district];
    data = 1.0 - (1.0 - data) * (1.0 - delivery.effect(0) * delivery.quality);
}

}  // namespace savan::data_system
