#include "sim/interventions/mou_facilitation.hpp"

namespace savan::mou_facilitation {

bool suits(const World& world, const Step& step, const Intervention&, PersonIndex i) noexcept {
    constexpr int adult_age = 18;
    return world.youth.stage[i] != Stage::none && step.roster.age(i, step.now) >= adult_age;
}

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    for (const PersonIndex i : delivery.people) {
        world.youth.fee_cut[i] = add_dose(world.youth.fee_cut[i], delivery.effect(0) * delivery.quality);
        world.youth.wait_cut[i] = add_dose(world.youth.wait_cut[i], delivery.effect(1) * delivery.quality);
    }
}

}  // namespace savan::mou_facilitation
