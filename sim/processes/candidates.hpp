#pragma once
/// The vectorised loops that find who could be moved by this month's luck.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/state/youth.hpp"

namespace savan::candidates {

/// flag[k] = 1 when someone at home is enrolled and luck[k] is not above the bound.
void enrolled_below(const Place* place, const School* school, const std::uint8_t* luck, std::size_t count,
                    std::uint8_t bound, std::uint8_t* flag) noexcept;

/// flag[k] = 1 when luck[k] of someone at home and not enrolled is not above the bound of their work (farm, wage).
void working_below(const Place* place, const School* school, const Work* work, const std::uint8_t* luck,
                   std::size_t count, std::array<std::uint8_t, 2> bound, std::uint8_t* flag) noexcept;

/// flag[k] = 1 when month[k] is `now`.
void equal_to(const std::int16_t* month, std::size_t count, std::int16_t now, std::uint8_t* flag) noexcept;

}  // namespace savan::candidates
