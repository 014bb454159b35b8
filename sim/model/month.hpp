#pragma once
/// The month: the whole model on one page.

#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan {

/// One month, in the order of ODD section 3. Each line finishes for everyone before the next begins.
void advance_one_month(World& world, Tallies& tallies, const Step& step);

}  // namespace savan
