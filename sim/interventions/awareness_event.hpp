#pragma once
/// An awareness event: people learn, and monks and elders speak up.
///
/// Rule    lesson q = quality_fraction x quality;  stance' = 1 - (1 - stance)(1 - gain x quality)
/// Reads   nothing   Writes  youth.lesson, villages.stance   Draws  none
/// Source  quality by trials of campaigns (eff_mam_risk); stance assumed

#include "sim/interventions/delivery.hpp"

namespace savan::awareness_event {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::awareness_event
