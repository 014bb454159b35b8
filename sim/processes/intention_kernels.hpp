#pragma once
/// The vectorised loops of intention.cpp and consider_hazards.cpp.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/state/youth.hpp"

namespace savan::intention_kernels {

/// Columns of people, from the first to be looked at on.
struct Columns {
    const Place* place;
    const Stage* stage;
    const School* school;
    const std::uint8_t *ties_abroad, *trips, *luck;
};

/// Largest top bytes of luck with which someone's stage may change, whatever the age.
struct Bounds {
    std::array<std::uint8_t, 8> consider{};  ///< by class: 1 a tie abroad, 2 been abroad, 4 enrolled
    std::uint8_t leave_considering = 0, leave_planning = 0;
};

/// flag[k] = 1 when luck[k], a top byte, of someone at home does not say that the stage stays as it is.
void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds, std::uint8_t* flag) noexcept;

/// hazard[k] = scale exp(rest[k] + weight tanh(slope ln(pay / income[k])))
void consider(const double* rest, const double* income, std::size_t count, double pay, double slope, double weight,
              double scale, double* hazard) noexcept;

}  // namespace savan::intention_kernels
