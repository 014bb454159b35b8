#pragma once
/// Help with the papers of the legal channel, for those who come and ask.
///
/// Rule    this month the legal channel costs fee_cut less and waits wait_cut less; adults who
///         consider or plan migration come
/// Reads   youth.stage   Writes  youth.fee_cut, youth.wait_cut   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::mou_facilitation {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::mou_facilitation
