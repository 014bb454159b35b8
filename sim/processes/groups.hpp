#pragma once
/// Phase 5, after deliveries: income groups yield, lose members and end.
///
/// Rule    a member's yield grows over the ramp, is larger in linked groups, and is household income next month;
///         h_end = end_rate (1.5 - group process skill) (1 - [linked] link survival); youth of 15-24 leave adults'
///         groups with leave_rate besides; a linked group lends to a household without assets
/// Reads   youth.group*, districts.group_process   Writes  youth.group, households.group_income/assets
/// Draws   group_survival
/// Source  assumed; signs from findings 3b and 5b

#include "sim/state/world.hpp"

namespace savan::groups {

void sustain(World& world, const Step& step) noexcept;

}  // namespace savan::groups
