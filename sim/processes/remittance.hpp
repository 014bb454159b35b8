#pragma once
/// Phase 10: pay, debt service, remittances.
///
/// Rule    pay = wage (1 + gain per year abroad), half of it when exploited, none when trafficked;
///         debt service = min(debt, share of pay); remittance = share of pay, never more than is left
///         after living and debt; the rest is saved. The household has it next month.
/// Reads   sojourns   Writes  sojourns.debt/savings, households.remitted, census.remitted/paid   Draws  none
/// Source  remit_share_of_pay; the rest assumed

#include "sim/state/world.hpp"

namespace savan::remittance {

void send(World& world, const Step& step, std::size_t block) noexcept;

}  // namespace savan::remittance
