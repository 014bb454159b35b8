#pragma once
/// Phase 7: from no thought of migration to leaving, by the Theory of Planned Behaviour.
///
/// Rule    gain G = tanh(kappa ln(wage (1 - living) / y)); perceived risk r = r0 + (r1 - r0) a
///         attitude A = G - rho_r r - rho_s [in school] + rho_p [no local prospects]
///         norm SN = w_v x + w_h [household migrant] + w_n (share of ties abroad) - w_c stance
///         control PBC = pi1 min(1, L / C_min) + pi2 [tie abroad] + pi3 [has been] + pi4 [three grades]
///                       - pi5 km/100, within 0..1
///         z = b0 + b_A A + b_SN SN + b_PBC PBC + gamma x + ln(RC(age)/RC_max) + b_f female
///         none -> considering  h = lambda01 e^z;  considering -> planning  h = lambda12 PBC
///         planning -> leaving  h = lambda2a season AC;  considering -> none  h = delta1 (1 + psi a)
///         planning -> considering  h = delta2; two exits are competing risks of one draw.
///         AC: the household has part of the cheapest cost, or a lender or a tie abroad pays.
///         At home, 12-39 years. PBC acts on intention and AC on behaviour, as Ajzen (1991) has it.
/// Reads   households, villages, youth, counts on ties   Writes  youth.stage
/// Draws   person_season and person_month_fine (intention), funding
/// Source  form: Ajzen 1991, Rogers & Castro 1981, Massey 1990; numbers assumed

#include <span>

#include "sim/state/world.hpp"

namespace savan::intention {

constexpr int first_age = 12;
/// From this grade on a person reads.
constexpr int literate_grade = 3;

void decide(World& world, const Step& step, std::size_t block) noexcept;

/// Of the village's people, who are stored from the oldest to the youngest, the first who is too young to decide.
PersonIndex first_too_young(const World& world, const Step& step, std::size_t v) noexcept;

/// The largest top byte of luck with which someone who plans may leave this month.
std::uint8_t largest_luck_of_leaving(const World& world, const Step& step) noexcept;

/// What decides about someone's stage and may be otherwise in another world while all else about them is as it is here: how many
/// of their ties are alive and of age is the same in all worlds.
struct Outlook {
    float awareness = 0;
    std::uint8_t ties_abroad = 0;

    Outlook() = default;
    Outlook(const Youth& youth, PersonIndex i) noexcept : awareness(youth.awareness[i]), ties_abroad(youth.ties_abroad[i]) {}
    friend bool operator==(const Outlook&, const Outlook&) = default;
};
/// Someone as they are in another world.
struct Other {
    PersonIndex person = 0;
    Outlook outlook;
};

/// Whether one of these people of the village, with that outlook, ends this month in another stage than here, or leaves: then
/// their outlook shows.
bool anyone_goes_otherwise(const World& world, const Step& step, std::size_t v, std::span<const Other> others) noexcept;

/// What the people of a village have in common this month.
struct VillageTerms {
    double score = 0;          ///< part of z: base, norm and cumulative causation
    double cheapest_trip = 1;  ///< US$, the cheapest way without papers
    double funds_needed = 0;   ///< US$ with which own funds suffice for it
    double remoteness = 0;     ///< part of PBC that distance takes away

    VillageTerms() = default;
    VillageTerms(const World& world, const Step& step, std::size_t v) noexcept;
};

/// Money for a trip, US$: the household's assets. Savings from Thailand join them on return.
double money_at_hand(const World& world, const Step& step, PersonIndex i) noexcept;

}  // namespace savan::intention
