#pragma once
/// An in-depth survey of a village: its list comes nearer to true risk.
///
/// Rule    survey' = max(survey, precision_fraction); it fades like the data system
/// Reads   nothing   Writes  villages.survey   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::survey {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::survey
