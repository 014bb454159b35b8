#pragma once
/// Phase 13: what the planner sees. States are counted at the month's end, events as they happened.

#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan::tally {

/// Counts a month into the tallies; months outside them (the warm-up) are not counted.
void count(const World& world, const Step& step, Tallies& tallies);

/// Counts a month's events and, each January, the list itself by decile of baseline risk. Apart from
/// count() because in the no-programme run the list is known only when its year is over.
void count_by_risk(const Events& events, const Roster& roster, const RiskList& list, Month now, Tallies& tallies);

/// Of a month's events those that count_by_risk() counts.
Events events_by_risk(const Events& events);

}  // namespace savan::tally
