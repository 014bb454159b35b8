#include "sim/interventions/cash.hpp"

#include "sim/interventions/transfers.hpp"

namespace savan::cash {

bool suits(const World&, const Step&, const Intervention&, PersonIndex) noexcept { return true; }

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    hand_out(world, step, delivery, 0);
}

}  // namespace savan::cash
