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

/// Everyone's knowledge fades and is taught, and those who know speak: what they say is in world.told.
void speak(World& world, const Step& step) noexcept;
/// Of what has been said finds what is for other villages; before hear() of worlds beside this one.
void find_told_elsewhere(World& world, const Roster& roster);
/// What has been said takes effect. A world beside another hears before its baseline does, and villages in which someone
/// learns something else than there begin to differ.
void hear(World& world, const Step& step) noexcept;

/// Whether someone who knows so much in one world, and `awareness` in another, could speak this month in either.
bool may_speak(const World& world, const Step& step, PersonIndex i, float awareness) noexcept;

/// Both, of one world.
void spread(World& world, const Step& step) noexcept;
/// The same with the words of another world's people, which that world's own spread() of this month has left.
void spread(World& world, const Step& step, const World& others) noexcept;

}  // namespace savan::awareness
