#pragma once
/// After-class activities: pupils are held in school, and learn.
///
/// Rule    next month's drop-out hazard is times 1 - cut x quality; lesson q = quality_fraction x quality
/// Reads   youth.school   Writes  youth.dropout_cut, youth.lesson   Draws  none
/// Source  no estimate exists (eff_afterclass_dropout is a gap): assumed

#include "sim/interventions/delivery.hpp"

namespace savan::after_class {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::after_class
