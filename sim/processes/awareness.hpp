#pragma once
/// Phase 6: knowledge of safe migration fades, is taught, and is passed on.
///
/// Rule    a' = a exp(-ln2 / half-life), not below the returnee's level for those who have been abroad;
///         a lesson of quality q: a' = 1 - (1 - a)(1 - q);
///         at home, on each tie and in each direction, with chance beta a_j: a_i' = max(a_i, depth a_j). Messengers and
///         those lately exploited speak twice as often. The map rises in every a_j, so more teaching can
///         never leave anyone less aware.
/// Reads   youth.lesson/trips/speaks_until/place   Writes  youth.awareness   Draws  tie_month
/// Source  assumed; lessons' quality from trials, see kinds

#include "sim/state/world.hpp"

namespace savan::awareness {

void spread(World& world, const Step& step) noexcept;
/// The same with the words of another world's people, which that world's own spread() of this month has left.
void spread(World& world, const Step& step, const World& others) noexcept;

}  // namespace savan::awareness
