#pragma once
/// Enforcement against brokers and at informal crossings.
///
/// Rule    brokers lose broker_cut_rate a month; the chance of being stopped rises by apprehension_gain_share
/// Reads   nothing   Writes  districts.broker_cut, districts.apprehension_gain   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::broker_enforcement {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::broker_enforcement
