#include "sim/interventions/after_class.hpp"

namespace savan::after_class {

bool suits(const World& world, const Step&, const Intervention&, PersonIndex i) noexcept { return world.youth.school[i] == School::enrolled; }

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    for (const PersonIndex i : delivery.people) {
        world.youth.dropout_cut[i] = add_dose(world.youth.dropout_cut[i], delivery.effect(0) * delivery.quality);
        world.youth.lesson[i] = add_dose(world.youth.lesson[i], delivery.effect(1) * delivery.quality);
    }
}

}  // namespace savan::after_class
