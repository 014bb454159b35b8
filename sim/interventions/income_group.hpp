#pragma once
/// Income groups: a youth joins, and the group's yield reaches the household.
///
/// Rule    at 15-24, asked youth join with the chance of adults' or of the youth's own groups (others as in
///         adults' groups); a dose is a youth who joins. Yields, links and endings: processes/groups.
///         Effects act on a share effect_fraction of those who join.
/// Reads   youth.school/group   Writes  youth.group*, youth.history   Draws  group_offer
/// Source  join chances assumed, order from finding 5b

#include "sim/interventions/delivery.hpp"

namespace savan::income_group {

/// Whether the intervention is for this person at all.
bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept;

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::income_group
