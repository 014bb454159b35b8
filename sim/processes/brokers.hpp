#pragma once
/// Phase 1, second part: brokers follow migration.
///
/// Rule    b' = b + g (x - b) - enforcement, within 0..1
/// Reads   villages.experience, districts.broker_cut   Writes  villages.broker   Draws  none
/// Source  assumed

#include "sim/state/world.hpp"

namespace savan::brokers {

void follow(World& world, const Step& step) noexcept;

}  // namespace savan::brokers
