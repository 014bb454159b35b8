#pragma once
/// Peer messengers: youth who have been abroad are trained and tell others.
///
/// Rule    lesson q = quality_fraction x quality; for speaking_months they speak twice as often
/// Reads   youth.trips   Writes  youth.lesson, youth.speaks_until   Draws  none
/// Source  form: Migrants as Messengers (eff_mam_information); numbers assumed

#include "sim/interventions/delivery.hpp"

namespace savan::peer_messengers {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::peer_messengers
