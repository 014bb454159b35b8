#pragma once
/// A workshop for the interdisciplinary team.
///
/// Rule    each part of the team's skill: K' = 1 - (1 - K)(1 - gain); staff skill likewise
/// Reads   nothing   Writes  districts.trafficking_knowledge/local_facts/group_process/staff_skill   Draws  none
/// Source  assumed; finding 3c gives the sign

#include "sim/interventions/delivery.hpp"

namespace savan::team_workshop {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::team_workshop
