#include "sim/interventions/data_system.hpp"

namespace savan::data_system {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    double& data = world.districts.data[delivery.district];
    data = close_gap(data, delivery.effect(0) * delivery.quality);
}

}  // namespace savan::data_system
