#pragma once
/// A stipend on condition of school attendance.
///
/// Rule    next month's drop-out hazard is times 1 - cut; the household has the money at once, and as
///         income next month
/// Reads   youth.school   Writes  youth.dropout_cut, households.assets/granted   Draws  none
/// Source  cut from eff_ccts_secondary_enrolment and eff_cambodia_scholarship, transported by assumption

#include "sim/interventions/delivery.hpp"

namespace savan::stipend {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::stipend
