#pragma once
/// Phase 12: what villages remember.
///
/// Rule    M' = (1 - fade) M + people abroad now;  x = 1 - exp(-M / (N m*)), N = all villagers, abroad or not;
///         stance' = start + (stance - start)(1 - fade);  prevalence = share of people of 15-39 who have ever been abroad,
///         which nobody reads but the tally
/// Reads   youth.place/trips   Writes  villages.migrant_months/experience/stance/prevalence   Draws  none
/// Source  form: Massey 1990 (cumulative causation); numbers assumed

#include "sim/state/world.hpp"

namespace savan::villages {

void remember(World& world, const Step& step, std::size_t block) noexcept;

}  // namespace savan::villages
