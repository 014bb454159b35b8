#pragma once
/// Phase 3: who enrols, who moves up, who drops out.
///
/// Rule    enrol in September at 6-8 with p = logistic(e0 + e_w wealth - e_d km/10 - e_f female);
///         move up in June; from grade 5 to 6 with the transition chance; grade 11 completes;
///         in term, drop out with monthly hazard
///         h = h_level / 9 exp(b_poor + b_km km/10 + b_migrant + b_peers share of ties who left) (1 - cut)
/// Reads   households.income/abroad, ties_left_school, youth.dropout_cut   Writes  youth.school/grade,
///         youth.dropout_hazard (grade 5 up, when asked), events
/// Draws   person_season and person_month_fine (schooling), enrolment, transition
/// Source  levels: survival_grade5_2005, dropout_secondary_annual, transition_primary_lowersec_2005;
///         effects assumed

#include <span>
#include <vector>

#include "sim/state/world.hpp"

namespace savan::schooling {

void attend(World& world, const Step& step, std::size_t block) noexcept;

/// Whether with so many ties who have left school someone of the village would go another way this month than here, or seem nearer
/// to dropping out or further from it.
bool ties_matter(const World& world, const Step& step, std::size_t v, PersonIndex i, std::uint8_t ties_left_school) noexcept;

/// First grade in which pupils are assessed for being about to drop out.
constexpr int first_assessed_grade = 5;

/// Monthly drop-out hazards of people who are enrolled, in their order, before any programme's cut.
void find_hazards(const World& world, const Step& step, std::span<const PersonIndex> pupils, std::vector<double>& hazard);

}  // namespace savan::schooling
