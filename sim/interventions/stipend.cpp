#include "sim/interventions/stipend.hpp"

#include "sim/interventions/transfers.hpp"

namespace savan::stipend {

bool suits(const World& world, const Step&, const Intervention&, PersonIndex i) noexcept { return world.youth.school[i] == School::enrolled; }

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    for (const PersonIndex i : delivery.people)
        world.youth.dropout_cut[i] = add_dose(world.youth.dropout_cut[i], delivery.effect(0));
    hand_out(world, step, delivery, 1);
}

}  // namespace savan::stipend
