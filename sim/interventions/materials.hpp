#pragma once
/// Campaign materials are compiled for re-use.
///
/// Rule    B' = 1 - (1 - B)(1 - gain x quality): a fuller library makes campaigns cheaper and fresher
/// Reads   nothing   Writes  districts.library   Draws  none
/// Source  assumed; finding 3a gives the sign

#include "sim/interventions/delivery.hpp"

namespace savan::materials {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::materials
