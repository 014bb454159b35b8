#include "sim/interventions/staff.hpp"

namespace savan::staff {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    world.districts.posts[delivery.district] += delivery.effect(0);
    world.districts.volunteers[delivery.district] += delivery.effect(1);
}

}  // namespace savan::staff
