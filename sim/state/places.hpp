#pragma once
/// The columns of households, villages and districts that a scenario can change.

#include <array>
#include <concepts>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <vector>

#include "sim/base/money.hpp"
#include "sim/state/column.hpp"

namespace savan {

struct Households {
    Column<float> income;      ///< US$ per member and month, of this month
    Column<std::int32_t> income_cents;  ///< the same in whole cents, for counting
    Column<float> assets;      ///< US$; with own savings the money at hand for a trip
    Column<float> shock;       ///< log income shock, AR(1)
    Column<std::int32_t> remitted;  ///< cents sent this month, credited next month
    Column<std::int32_t> granted;   ///< cents of cash and stipends of this month, income of the next
    Column<float> group_income;     ///< US$ of this month's group members
    Column<std::uint8_t> abroad;    ///< members in Thailand
    Column<std::uint8_t> at_home;   ///< youth members at home
    Column<std::uint8_t> workers;   ///< of these 15 or more, out of school, not in a wage job
    Column<std::uint8_t> wage_jobs; ///< members in local wage jobs

    Households() = default;
    explicit Households(std::size_t n)
        : income(n), income_cents(n), assets(n), shock(n), remitted(n), granted(n), group_income(n), abroad(n), at_home(n),
          workers(n), wage_jobs(n) {}
};

/// All columns by household: one that is added does not compile here until it is bound.
template <class SomeHouseholds>
    requires std::same_as<std::remove_const_t<SomeHouseholds>, Households>
auto columns_of(SomeHouseholds& households) noexcept {
    auto& [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11] = households;
    return std::tie(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11);
}

struct Villages {
    std::vector<std::uint32_t> from, to;  ///< people from .. to - 1 are of 6 to 39 years (some may have died)
    std::vector<std::int32_t> others;     ///< members of its households under 6 or from 40 on
    std::vector<double> migrant_months;   ///< stock M of migration experience
    std::vector<double> experience;       ///< x = 1 - exp(-M / (N m*)), 0..1
    std::vector<double> broker;           ///< broker level b, 0..1
    std::vector<double> stance;           ///< community stance c against unsafe migration, 0..1
    std::vector<double> prevalence;       ///< of its people of 15-39 the share who have ever been in Thailand
    std::vector<double> prevalence_before;  ///< the same at the month's beginning
    std::vector<double> survey;           ///< 0..1: how far an in-depth survey has sharpened its list

    Villages() = default;
    explicit Villages(std::size_t n)
        : from(n), to(n), others(n), migrant_months(n), experience(n), broker(n), stance(n), prevalence(n),
          prevalence_before(n), survey(n) {}
};

/// What a district's programme has built up, and what it offers everybody this month.
struct Districts {
    // stocks
    std::vector<double> staff_skill;    ///< 0..1
    std::vector<double> trafficking_knowledge, local_facts, group_process;  ///< team skill K, 0..1 each
    std::vector<double> data;           ///< data system D, 0..1
    std::vector<double> library;        ///< compiled materials B, 0..1
    // this month; written by interventions, cleared each month; 0 is none
    std::vector<double> posts;          ///< staff, FTE
    std::vector<double> volunteers;     ///< volunteer effort, share of the usual
    std::vector<double> escape_gain;    ///< escape rate is times 1 + this
    std::vector<double> repatriation_gain;  ///< repatriation rate is times 1 + this
    std::vector<double> wait_cut;       ///< part of the legal channel's wait that falls away
    std::vector<double> broker_cut;     ///< 1/month
    std::vector<double> apprehension_gain;  ///< added to the chance of being stopped

    /// Whether the law is enforced more than without the programme: every village of the district feels that, and brokers do
    /// next month.
    bool enforces(std::size_t d) const noexcept { return broker_cut[d] != 0 || apprehension_gain[d] != 0; }

    Districts() = default;
    explicit Districts(std::size_t n)
        : staff_skill(n), trafficking_knowledge(n), local_facts(n), group_process(n), data(n), library(n),
          posts(n), volunteers(n), escape_gain(n), repatriation_gain(n), wait_cut(n),
          broker_cut(n), apprehension_gain(n) {}
};

}  // namespace savan
