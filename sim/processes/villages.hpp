#pragma once
/// Phase 12: what villages remember.
///
/// Rule    M' = (1 - fade) M + people abroad now;  x = 1 - exp(-M / (N m*)), N = all villagers, abroad or not;
///         stance' = start + (stance - start)(1 - fade)
/// Reads   youth.place   Writes  villages.migrant_months/experience/stance   Draws  none
/// Source  form: Massey 1990 (cumulative causation); numbers assumed

#include "sim/state/world.hpp"

namespace savan::villages {

void remember(World& world, const Step& step, std::size_t block) noexcept;

}  // namespace savan::villages
