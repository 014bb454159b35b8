#pragma once
/// The month: the whole model on one page.

#include <span>

#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan {

/// One month of a world, in the order of ODD section 3. Each line finishes for everyone before the next begins.
void advance_one_month(World& world, Tallies& tallies, const Step& step);

/// A world and its month.
struct Living {
    World& world;
    Tallies& tallies;
    Step step;
};

/// The same month of several worlds of one roster: the first one, and others that are lived beside it (state/beside.hpp).
void advance_one_month(std::span<const Living> worlds);

}  // namespace savan
