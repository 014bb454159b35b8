#pragma once
/// A data system on young people: lists come nearer to true risk.
///
/// Rule    D' = 1 - (1 - D)(1 - gain x quality); it fades by itself
/// Reads   nothing   Writes  districts.data   Draws  none
/// Source  assumed

#include "sim/interventions/delivery.hpp"

namespace savan::data_system {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::data_system
