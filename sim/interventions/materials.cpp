#include "sim/interventions/materials.hpp"

namespace savan::materials {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    double& library = world.districts.library[delivery.district];
    library = close_gap(library, delivery.effect(0) * delivery.quality);
}

}  // namespace savan::materials
