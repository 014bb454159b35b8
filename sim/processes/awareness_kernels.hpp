#pragma once
/// The vectorised loops of awareness.cpp.

#include <cstddef>
#include <cstdint>

#include "sim/state/youth.hpp"

namespace savan::awareness_kernels {

/// awareness' = awareness kept, not below `returnee` for those with trips.
void fade(float* awareness, const std::uint8_t* trips, std::size_t count, float kept, float returnee) noexcept;

/// awareness' = 1 - (1 - awareness)(1 - lesson); leaves those without a lesson as they are, to the last bit, and
/// rises in both arguments.
void learn(float* awareness, const float* lesson, std::size_t count) noexcept;

struct Speaking {
    const float* awareness;
    const Place* place;
    const std::uint8_t* ties;
    const std::int16_t* speaks_until;
    const std::uint8_t* luck;
};

/// flag[k] = 1 when someone at home may tell a tie something: luck[k] is not above 256 x ties x rate, the rate being
/// `per_awareness` x awareness, and `often` times as much before speaks_until.
void may_speak(const Speaking& columns, std::size_t count, float per_awareness, float often, std::int16_t now,
               std::uint8_t* flag) noexcept;

}  // namespace savan::awareness_kernels
