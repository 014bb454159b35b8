#pragma once
/// The formulas of intention.hpp on plain numbers, for one person or, in a loop that vectorises, for many.

#include "sim/base/single_math.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/processes/intention.hpp"

namespace savan::intention::rules {

constexpr double smallest_income = 0.5;  // US$ a month: keeps ln(wage / y) finite

template <class Real>
[[gnu::always_inline]] inline Real if_so(bool so) noexcept {
    return so ? Real{1} : Real{0};  // what g++ does not vectorise as a conversion
}

/// Perceived control PBC, 0..1, with `money` US$ at hand. Like the rules below for double precision, or single where a loop is
/// content with that.
template <class Real>
[[gnu::always_inline]] inline Real control(const Parameters& p, const VillageTerms& terms, Real money, bool tie_abroad,
                                           bool has_been, bool literate) noexcept {
    const auto real = [](double x) { return static_cast<Real>(x); };
    const Real share = money / real(terms.cheapest_trip);
    const Real sum = real(p.control_funds) * (share < Real{1} ? share : Real{1}) + real(p.control_tie) * if_so<Real>(tie_abroad) +
                     real(p.control_experience) * if_so<Real>(has_been) + real(p.control_literate) * if_so<Real>(literate) -
                     real(terms.remoteness);
    return sum < Real{0} ? Real{0} : sum > Real{1} ? Real{1} : sum;
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

[[gnu::always_inline]] inline double exp(double x) noexcept { return portable::exp(x); }
[[gnu::always_inline]] inline float exp(float x) noexcept { return single::exp(x); }
[[gnu::always_inline]] inline double log(double x) noexcept { return portable::log(x); }
[[gnu::always_inline]] inline float log(float x) noexcept { return single::log(x); }

/// tanh(slope ln(pay / income)), without a branch; near 0 it is exact to the last bits of 1, which is enough in z.
template <class Real>
[[gnu::always_inline]] inline Real gain(Real slope, Real pay, Real income) noexcept {
    const Real x = slope * rules::log(pay / income);
    const Real e = rules::exp(Real{-2} * (x < 0 ? -x : x));
    const Real size = (Real{1} - e) / (Real{1} + e);
    return x < 0 ? -size : size;
}

}  // namespace savan::intention::rules
