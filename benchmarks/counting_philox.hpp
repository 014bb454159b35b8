#pragma once
/// Included before everything else when the engine is compiled for count_draws: every Philox call is counted.
/// The generator itself is the engine's own.

#include <cstdint>
#include <type_traits>

#define philox4x32_10 uncounted_philox4x32_10
#include "sim/base/philox.hpp"
#undef philox4x32_10

namespace savan {

/// Calls so far; one thread only.
inline std::uint64_t philox_calls = 0;

constexpr Words4 philox4x32_10(Words4 counter, Words2 key) noexcept {
    if (!std::is_constant_evaluated()) ++philox_calls;
    return uncounted_philox4x32_10(counter, key);
}

}  // namespace savan
