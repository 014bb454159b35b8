#pragma once
/// Phase 2: who enters at six, who leaves at forty or dies.
///
/// Rule    births, deaths and first unions are part of the roster: no scenario changes them. Entrants
///         start at home, never at school. Whoever leaves while abroad leaves the household's and the ties'
///         counts as well.
/// Reads   roster   Writes  youth.place, villages.from/to, counts on ties and households   Draws  none
/// Source  rates assumed; see population.* in the parameter table

#include "sim/state/world.hpp"

namespace savan::ageing {

void advance(World& world, const Step& step, std::size_t block) noexcept;

}  // namespace savan::ageing
