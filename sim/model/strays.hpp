#pragma once
/// Where strays make villages be lived: someone who differs from themselves in the baseline (state/beside.hpp) only in what they
/// know, or what their ties count, is followed month by month, and their village begins to be lived when it shows. Each of these
/// is called before the part of the month that it is about; a world by itself they leave as it is.

#include "sim/state/world.hpp"

namespace savan::strays {

/// Where one may drop out otherwise than in the baseline.
void follow_pupils(World& world, const Step& step) noexcept;
/// Where one may speak otherwise.
void follow_speakers(World& world, const Step& step) noexcept;
/// Where one, or someone to whom a district offers something, takes another way.
void follow_movers(World& world, const Step& step) noexcept;

}  // namespace savan::strays
