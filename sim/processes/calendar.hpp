#pragma once
/// Phase 1: what the month brings to everybody.
///
/// Rule    season = 1 + swing cos(2 pi (month - peak) / 12); farm income peaks in November, leaving in
///         February. School terms run September to May, enrolment in September, promotion in June,
///         planting May to July. Pay in Thailand grows from 2002 on. The legal channel opens in law.mou_start.
/// Reads   nothing   Writes  world.calendar   Draws  none
/// Source  assumed, but for the opening of the legal channel (mou_channel_2002)

#include "sim/state/world.hpp"

namespace savan::calendar {

void turn(World& world, const Step& step) noexcept;

}  // namespace savan::calendar
