#pragma once
/// A hotline for migrants, and help for those who come home from exploitation.
///
/// Rule    escape rate of the district's people is times 1 + escape_gain_ratio x quality; those who came home
///         last month out of exploitation are given reintegration_usd, as long as the budget lasts
/// Reads   home_from_harm   Writes  districts.escape_gain, households.assets   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::hotline {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::hotline
