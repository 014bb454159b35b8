#pragma once
/// The formulas of intention.hpp on plain numbers, for one person or, in a loop that vectorises, for many.

#include <type_traits>

#include "sim/base/draws.hpp"
#include "sim/base/single_math.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/processes/intention.hpp"

namespace savan::intention::rules {

constexpr double smallest_income = 0.5;  // US$ a month: keeps ln(wage / y) finite

template <class Real>
[[gnu::always_inline]] inline Real if_so(bool so) noexcept {
    return so ? Real{1} : Real{0};  // what g++ does not vectorise as a conversion
}

/// Perceived control PBC, 0..1, of someone with that part of the cheapest trip's cost at hand, up to 1. Templates are rules that
/// are worked out in double precision or, where a loop is content with that, in single.
template <class Real>
[[gnu::always_inline]] inline Real control_with_share(const Parameters& p, const VillageTerms& terms, Real share,
                                                      bool tie_abroad, bool has_been, bool literate) noexcept {
    const auto real = [](double x) { return static_cast<Real>(x); };
    const Real sum = real(p.control_funds) * share + real(p.control_tie) * if_so<Real>(tie_abroad) +
                     real(p.control_experience) * if_so<Real>(has_been) + real(p.control_literate) * if_so<Real>(literate) -
                     real(terms.remoteness);
    return sum < Real{0} ? Real{0} : sum > Real{1} ? Real{1} : sum;
}

/// The same with `money` US$ at hand.
template <class Real>
[[gnu::always_inline]] inline Real control(const Parameters& p, const VillageTerms& terms, Real money, bool tie_abroad,
                                           bool has_been, bool literate) noexcept {
    const Real share = money / static_cast<Real>(terms.cheapest_trip);
    return control_with_share(p, terms, share < Real{1} ? share : Real{1}, tie_abroad, has_been, literate);
}

/// z without the gain and the age.
template <class Real>
[[gnu::always_inline]] inline Real score(const Parameters& p, const VillageTerms& terms, Real awareness, bool in_school,
                                         bool no_prospects, bool household_migrant, Real ties_abroad_share,
                                         Real perceived_control, bool male) noexcept {
    const auto real = [](double x) { return static_cast<Real>(x); };
    const Real risk = real(p.risk_unaware) + real(p.risk_aware - p.risk_unaware) * awareness;
    const Real reservations = real(p.prospects_weight) * if_so<Real>(no_prospects) - real(p.risk_weight) * risk -
                              real(p.school_weight) * if_so<Real>(in_school);
    const Real norm = real(p.norm_household) * if_so<Real>(household_migrant) + real(p.norm_ties) * ties_abroad_share;
    return real(terms.score) + real(p.attitude_weight) * reservations + real(p.norm_weight) * norm +
           real(p.control_weight) * perceived_control + real(p.intention_female) * if_so<Real>(!male);
}

/// tanh(slope ln(pay / income)), without a branch; near 0 it is exact to the last bits of 1, which is enough in z.
template <class Real>
[[gnu::always_inline]] inline Real gain(Real slope, Real pay, Real income) noexcept {
    const auto tanh_of = [](Real x, auto&& e_to) {
        const Real e = e_to(Real{-2} * (x < 0 ? -x : x));
        const Real size = (Real{1} - e) / (Real{1} + e);
        return x < 0 ? -size : size;
    };
    if constexpr (std::is_same_v<Real, float>)
        return tanh_of(slope * single::log(pay / income), [](Real x) { return single::exp(x); });
    else
        return tanh_of(slope * portable::log(pay / income), [](Real x) { return portable::exp(x); });
}

/// none -> considering, with that score, ln of the age curve and gain.
[[gnu::always_inline]] inline double consider_hazard(const Parameters& p, double score, double log_age,
                                                     double gain) noexcept {
    return p.consider_rate * portable::exp(score + log_age + p.attitude_weight * gain);
}

/// considering -> planning
[[gnu::always_inline]] inline double plan_hazard(const Parameters& p, double perceived_control) noexcept {
    return p.plan_rate * perceived_control;
}

/// considering -> none
[[gnu::always_inline]] inline double forget_hazard(const Parameters& p, double awareness) noexcept {
    return p.forget_rate * (1.0 + p.forget_awareness * awareness);
}

/// Whether the trip can be paid this month, AC, by own funds.
[[gnu::always_inline]] inline bool has_funds(const VillageTerms& terms, double money) noexcept {
    return money >= terms.funds_needed;
}

/// Or else by a lender or a tie abroad, by luck on (0, 1).
[[gnu::always_inline]] inline bool is_lent(const Parameters& p, bool tie_abroad, double lenders_luck,
                                           double ties_luck) noexcept {
    return lenders_luck < p.lender_chance || (tie_abroad && ties_luck < p.lender_chance);
}

/// planning -> leaving
[[gnu::always_inline]] inline double act_hazard(const Parameters& p, double season, bool pays) noexcept {
    return pays ? p.act_rate * season : 0.0;
}

/// The largest z at the peak of the age curve that anyone of a class (bound_class) can have.
[[gnu::always_inline]] inline double largest_score(const Parameters& p, const VillageTerms& terms, bool tie_abroad,
                                                   bool has_been, bool in_school) noexcept {
    const double least_risk = p.risk_unaware < p.risk_aware ? p.risk_unaware : p.risk_aware;
    const double attitude = 1.0 - p.risk_weight * least_risk - p.school_weight * in_school + p.prospects_weight * !in_school;
    // Household members are ties, so without a tie abroad there is no migrant in the household either.
    const double norm = (p.norm_household + p.norm_ties) * tie_abroad;
    const double with_the_money = control_with_share(p, terms, 1.0, tie_abroad, has_been, true);
    return terms.score + p.attitude_weight * attitude + p.norm_weight * norm + p.control_weight * with_the_money +
           (p.intention_female > 0.0 ? p.intention_female : 0.0);
}

/// The hazard of considering with that z. The factor covers rounding, so that the bound holds to the last bit.
[[gnu::always_inline]] inline double largest_hazard(const Parameters& p, double largest_z) noexcept {
    return p.consider_rate * portable::exp(largest_z) * (1.0 + 1e-12);
}

}  // namespace savan::intention::rules
