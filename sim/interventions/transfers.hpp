#pragma once
/// Money handed to people's households.

#include "sim/interventions/delivery.hpp"

namespace savan {

/// Everyone's household has the effect slot's US$ at once, and as income next month; the ledger
/// counts the full amount, whatever part of it acts.
inline void hand_out(World& world, const Step& step, const Delivery& delivery, std::size_t slot) noexcept {
    for (const PersonIndex i : delivery.people) {
        const HouseholdIndex h = step.roster.household[i];
        world.households.assets[h] += static_cast<float>(delivery.effect(slot));
        world.households.granted[h] += static_cast<std::int32_t>(to_cents(delivery.effect(slot)));
        *delivery.cost_cents += to_cents(delivery.what.effects[slot]);
    }
}

}  // namespace savan
