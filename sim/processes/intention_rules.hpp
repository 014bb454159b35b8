#pragma once
/// The formulas of intention.hpp on plain numbers, for one person or, in a loop that vectorises, for many.

#include "sim/parameters/parameters.hpp"
#include "sim/processes/intention.hpp"

namespace savan::intention::rules {

constexpr double smallest_income = 0.5;  // US$ a month: keeps ln(wage / y) finite

/// Perceived control PBC, 0..1, with `money` US$ at hand.
[[gnu::always_inline]] inline double control(const Parameters& p, const VillageTerms& terms, double money, bool tie_abroad,
                                             bool has_been, bool literate) noexcept {
    const double share = money / terms.cheapest_trip;
    const double sum = p.control_funds * (share < 1.0 ? share : 1.0) + p.control_tie * tie_abroad +
                       p.control_experience * has_been + p.control_literate * literate - terms.remoteness;
    return sum < 0.0 ? 0.0 : sum > 1.0 ? 1.0 : sum;
}

/// z without the gain and the age.
[[gnu::always_inline]] inline double score(const Parameters& p, const VillageTerms& terms, double awareness, bool in_school,
                                           bool no_prospects, bool household_migrant, double ties_abroad_share,
                                           double perceived_control, bool male) noexcept {
    const double risk = p.risk_unaware + (p.risk_aware - p.risk_unaware) * awareness;
    const double reservations = p.prospects_weight * no_prospects - p.risk_weight * risk - p.school_weight * in_school;
    const double norm = p.norm_household * household_migrant + p.norm_ties * ties_abroad_share;
    return terms.score + p.attitude_weight * reservations + p.norm_weight * norm + p.control_weight * perceived_control +
           p.intention_female * !male;
}

/// tanh(slope ln(pay / income)), without a branch; near 0 it is exact to the last bits of 1, which is enough in z.
[[gnu::always_inline]] inline double gain(double slope, double pay, double income) noexcept {
    const double x = slope * portable::log(pay / income);
    const double e = portable::exp(-2.0 * (x < 0 ? -x : x));
    const double size = (1.0 - e) / (1.0 + e);
    return x < 0 ? -size : size;
}

}  // namespace savan::intention::rules
