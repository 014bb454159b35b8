#pragma once
/// Phase 5: the programme. Staff first; then everything that is due is planned, shares the district's
/// hours, and is delivered and booked; then income groups yield.

#include "sim/state/world.hpp"

namespace savan::programme {

void deliver(World& world, const Step& step) noexcept;

/// The month in which an intervention first works in a district; Month{INT32_MAX} if never.
Month first_month(const Intervention& what, std::size_t district) noexcept;

/// Whether the scenario looks that month for pupils about to drop out.
bool looks_for_dropouts(const Scenario& scenario, std::size_t districts, Month now) noexcept;

}  // namespace savan::programme
