#pragma once
/// From a kind of intervention to its rule.

#include "sim/interventions/delivery.hpp"

namespace savan::kinds {

/// Whether the intervention is for this person at all; only for kinds whose doses go to people.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

/// Gives one session's doses.
void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::kinds
