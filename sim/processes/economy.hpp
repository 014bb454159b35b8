#pragma once
/// Phase 4: what households have to live on; last month's remittances arrive.
///
/// Rule    y = [A land^0.4 labour^0.6 season exp(shock) + local wages + groups + remittances + grants] / members
///         shock' = 0.8 shock + 0.3 N(0,1);  assets' = assets (1 - use) + saved part of what exceeds subsistence,
///         less what is missing to it
///         local wage jobs are found and lost with constant hazards (15 or more, out of school, at home)
/// Reads   households.remitted/granted, youth.place/school/group   Writes  households.*, youth.work
/// Draws   household_season, person_season and person_month_fine (work)
/// Source  assumed; job rate from jobs_absorbed_share

#include "sim/state/world.hpp"

namespace savan::economy {

void live(World& world, const Step& step, std::size_t block) noexcept;

}  // namespace savan::economy
