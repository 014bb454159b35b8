#pragma once
/// Unconditional cash: it can pay for staying and for leaving.
///
/// Rule    the household has the money at once, and as income next month
/// Reads   nothing   Writes  households.assets/granted   Draws  none
/// Source  amount assumed; livelihood cash raised migration in the Comoros (eff_cashforwork_migration)

#include "sim/interventions/delivery.hpp"

namespace savan::cash {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::cash
