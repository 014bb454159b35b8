#pragma once
/// Phase 11: who comes home, and who is brought home.
///
/// Rule    free: h = h_r exp(r_d years + r_t [savings target reached] + r_p [planting] + r_u [in union]
///         + r_e enforcement [irregular]); exploited or trafficked: repatriation only, raised by ministry
///         links. Nobody returns in the month of departure. Savings come home, debts are paid from them and
///         from the household's assets. Returnees know; those who were exploited speak twice as often for six months.
/// Reads   youth, districts, calendar   Writes  youth, sojourns, households, events
/// Draws   person_season and person_month_fine (return, repatriation)
/// Source  assumed; repatriation from identified_rate

#include "sim/state/world.hpp"

namespace savan::homecoming {

void come(World& world, const Step& step, std::size_t block) noexcept;

/// Whether more repatriation, which the district offers in this world, could matter this month to someone of the village; it is
/// looked up where it is lived. Asked before exploitation::strike().
bool repatriation_gain_matters(const World& world, const Step& step, std::size_t v) noexcept;

}  // namespace savan::homecoming
