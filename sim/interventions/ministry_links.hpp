#pragma once
/// Working links between the Youth Union and the ministries.
///
/// Rule    repatriation rate is times 1 + repatriation_gain_ratio x quality; the legal channel waits less
/// Reads   nothing   Writes  districts.repatriation_gain, districts.wait_cut   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::ministry_links {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::ministry_links
