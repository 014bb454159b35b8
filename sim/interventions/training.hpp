#pragma once
/// Vocational training.
///
/// Rule    rate of finding local wage work is times 1 + job_gain_ratio x quality, for good
/// Reads   youth.school   Writes  youth.job_gain   Draws  none
/// Source  assumed; a trial in The Gambia saw training move intentions one way and migration another (eff_gambia_training)

#include "sim/interventions/delivery.hpp"

namespace savan::training {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::training
