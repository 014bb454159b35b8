#include "sim/processes/intention_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/processes/chance_rules.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::intention_kernels {

namespace rules = intention::rules;
using intention::VillageTerms;

SAVAN_KERNEL void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds,
                              std::uint8_t* __restrict flag) noexcept {
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const auto* __restrict stage = reinterpret_cast<const std::uint8_t*>(columns.stage);
    const auto* __restrict school = reinterpret_cast<const std::uint8_t*>(columns.school);
    const std::uint8_t *__restrict ties_abroad = columns.ties_abroad, *__restrict trips = columns.trips,
                       *__restrict luck = columns.luck;
    static_assert(bound_class::tie_abroad == 1 && bound_class::been_abroad == 2 && bound_class::enrolled == 4,
                  "the order of the choices below");
    const auto [neither, tie, been, tie_been, pupil, tie_pupil, been_pupil, tie_been_pupil] = bounds.consider;
    const std::uint8_t leave_considering = bounds.leave_considering, leave_planning = bounds.leave_planning;
    constexpr auto home = static_cast<std::uint8_t>(Place::home);
    constexpr auto enrolled = static_cast<std::uint8_t>(School::enrolled);
    // Choices between bytes, so that a vector holds as many people as it has bytes.
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint8_t out = trips[k] ? (ties_abroad[k] ? tie_been : been) : (ties_abroad[k] ? tie : neither);
        const std::uint8_t in = trips[k] ? (ties_abroad[k] ? tie_been_pupil : been_pupil) : (ties_abroad[k] ? tie_pupil : pupil);
        const std::uint8_t begin = school[k] == enrolled ? in : out;
        const std::uint8_t on_the_way = stage[k] == 1 ? leave_considering : leave_planning;
        flag[k] = (place[k] == home) & (luck[k] <= (stage[k] == 0 ? begin : on_the_way));
    }
}

SAVAN_KERNEL void largest_hazards(const Parameters& parameters, const VillageTerms* terms, std::size_t villages,
                                  double* __restrict hazard) noexcept {
    static_assert(bound_class::count == 8);
    const auto rows = static_cast<std::int32_t>(bound_class::count * villages);
    SAVAN_INDEPENDENT
    for (std::int32_t k = 0; k < rows; ++k) {
        const VillageTerms here = terms[k / 8];
        const double z = rules::largest_score(parameters, here, k & bound_class::tie_abroad, k & bound_class::been_abroad,
                                              k & bound_class::enrolled);
        hazard[k] = rules::largest_hazard(parameters, z);
    }
}

SAVAN_KERNEL void consider(const Looked& people, std::size_t count, const Parameters& parameters, const VillageTerms* terms,
                           double pay, double* __restrict hazard) noexcept {
    const auto [village, awareness, money, income, ties_abroad, ties_present, traits, log_age] = people;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const VillageTerms here = terms[village[k]];
        const std::uint32_t own = traits[k];
        const std::int32_t present = ties_present[k] ? ties_present[k] : 1;
        const double control = rules::control<double>(parameters, here, money[k], ties_abroad[k] != 0, own & trait::been_abroad,
                                              own & trait::literate);
        const double score = rules::score<double>(parameters, here, awareness[k], own & trait::enrolled, own & trait::no_prospects,
                                          own & trait::household_migrant, static_cast<double>(ties_abroad[k]) / present,
                                          control, own & trait::male);
        const double earned = income[k] > rules::smallest_income ? income[k] : rules::smallest_income;
        hazard[k] = rules::consider_hazard(parameters, score, log_age[k],
                                           rules::gain<double>(parameters.gain_slope, pay, earned));
    }
}

SAVAN_KERNEL void plan(const Looked& people, std::size_t count, const Parameters& parameters, const VillageTerms* terms,
                       double* __restrict onward, double* __restrict back) noexcept {
    const auto [village, awareness, money, income, ties_abroad, ties_present, traits, log_age] = people;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double control = rules::control<double>(parameters, terms[village[k]], money[k], ties_abroad[k] != 0,
                                              traits[k] & trait::been_abroad, traits[k] & trait::literate);
        onward[k] = rules::plan_hazard(parameters, control);
        back[k] = rules::forget_hazard(parameters, awareness[k]);
    }
}

SAVAN_KERNEL void compete_by_top(const std::uint32_t* __restrict top, const double* __restrict onward,
                                 const double* __restrict back, std::size_t count, double* __restrict first,
                                 double* __restrict any, std::uint32_t* __restrict exit,
                                 std::uint32_t* __restrict open) noexcept {
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const chance_rules::Shares shares = chance_rules::shares(onward[k], back[k]);
        const double from = top[k] * 0x1p-8, to = from + 0x1p-8;  // the whole draw is between them
        first[k] = shares.first, any[k] = shares.any;
        exit[k] = chance_rules::exit_of(from, shares);
        open[k] = ((shares.first > from) & (shares.first < to)) | ((shares.any > from) & (shares.any < to));
    }
}

}  // namespace savan::intention_kernels
