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
    const std::int16_t* birth;
};

/// What nobody's chances exceed, times 256 and rounded up a little.
struct Bounds {
    std::array<float, 8> consider{};  ///< by class: 1 a tie abroad, 2 been abroad, 4 enrolled; at the peak of the age curve
    float leave_considering = 0, leave_planning = 0;
    const float* age_curve = nullptr;  ///< by months of age
};

/// flag[k] = 1 when luck[k], a top byte, of someone at home does not say that the stage stays as it is.
void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds, std::int16_t now,
                 std::uint8_t* flag) noexcept;

/// hazard[k] = scale exp(rest[k] + weight tanh(slope ln(pay / income[k])))
void consider(const double* rest, const double* income, std::size_t count, double pay, double slope, double weight,
              double scale, double* hazard) noexcept;

}  // namespace savan::intention_kernels
