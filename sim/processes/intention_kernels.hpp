#pragma once
/// The vectorised loops of phase 7: who needs a closer look, and what the closer look shows.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/processes/intention.hpp"
#include "sim/state/youth.hpp"

namespace savan::intention_kernels {

/// Columns of people, from the first to be looked at on.
struct Columns {
    const Place* place;
    const Stage* stage;
    const School* school;
    const std::uint8_t *ties_abroad, *trips, *luck;
};

/// What of a person is cheap to see and bounds the hazard of starting to consider: bits of a class 0 .. 7.
namespace bound_class {
constexpr std::size_t tie_abroad = 1, been_abroad = 2, enrolled = 4, count = 8;
}

/// Largest top bytes of luck with which someone's stage may change, whatever the age.
struct Bounds {
    std::array<std::uint8_t, bound_class::count> consider{};  ///< by class
    std::uint8_t leave_considering = 0, leave_planning = 0;
};

/// flag[k] = 1 when luck[k], a top byte, of someone at home does not say that the stage stays as it is.
void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds, std::uint8_t* flag) noexcept;

/// hazard[8 v + c] = the largest hazard of starting to consider of class c in village v, at the peak of the age curve.
void largest_hazards(const Parameters& parameters, const intention::VillageTerms* terms, std::size_t villages,
                     double* hazard) noexcept;

/// What else there is about someone, yes or no, as bits.
namespace trait {
constexpr std::uint32_t been_abroad = 1, literate = 2, enrolled = 4, no_prospects = 8, household_migrant = 16, male = 32;
}

/// Columns of people who are looked at closely. Bytes of the world are wider here: a vector holds as many as its widest
/// column has, and people are few.
struct Looked {
    const std::uint32_t* village;  ///< place in `terms`
    const float *awareness, *money, *income;
    const std::int32_t *ties_abroad, *ties_present;
    const std::uint32_t* trait;
    const double* log_age;  ///< ln of the age curve

    /// The same from row `first` on.
    Looked from(std::size_t first) const noexcept {
        return {village + first,     awareness + first,    money + first, income + first,
                ties_abroad + first, ties_present + first, trait + first, log_age + first};
    }
};

/// hazard[k] of starting to consider, with that pay abroad after living costs, US$/month.
void consider(const Looked& people, std::size_t count, const Parameters& parameters, const intention::VillageTerms* terms,
              double pay, double* hazard) noexcept;

/// Hazards of the ways out of considering: onward to planning, and back to no thought of it.
void plan(const Looked& people, std::size_t count, const Parameters& parameters, const intention::VillageTerms* terms,
          double* onward, double* back) noexcept;

/// What the top byte of luck says about two competing ways out, by their hazards (chance_rules.hpp): exit[k] = 1 for onward, 2
/// for back, 0 for none, unless open[k] = 1, when it takes the whole draw to tell on which side of first[k] and any[k] it is.
void compete_by_top(const std::uint32_t* top, const double* onward, const double* back, std::size_t count, double* first,
                    double* any, std::uint32_t* exit, std::uint32_t* open) noexcept;

}  // namespace savan::intention_kernels
