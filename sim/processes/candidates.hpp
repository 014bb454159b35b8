#pragma once
/// The vectorised loops that find who could be moved by this month's luck.

#include <cstddef>
#include <cstdint>

#include "sim/state/youth.hpp"

namespace savan::candidates {

/// flag[k] = 1 when school[k] is `enrolled` and luck[k] is not above the bound.
void enrolled_below(const School* school, const std::uint8_t* luck, std::size_t count, std::uint8_t bound,
                    std::uint8_t* flag) noexcept;

/// flag[k] = 1 when someone at home has a stage already, or luck not above the bound.
void at_home_below(const Place* place, const Stage* stage, const std::uint8_t* luck, std::size_t count,
                   std::uint8_t bound, std::uint8_t* flag) noexcept;

/// flag[k] = 1 when place[k] is `where`.
void in_place(const Place* place, std::size_t count, Place where, std::uint8_t* flag) noexcept;

}  // namespace savan::candidates
