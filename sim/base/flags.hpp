#pragma once
/// Sparse work: a vectorised loop flags the few who may need a closer look; only they are visited.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace savan {

/// Calls visit(k) for every k of 0 .. count - 1 with flags[k] == 1, in ascending order; flags are 0 or 1.
template <class Visit>
void for_each_flagged(const std::uint8_t* flags, std::size_t count, Visit&& visit) {
    static_assert(std::endian::native == std::endian::little, "the lowest byte of a word must come first");
    std::size_t k = 0;
    for (; k + 8 <= count; k += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, flags + k, 8);
        for (; eight; eight &= eight - 1) visit(k + static_cast<std::size_t>(std::countr_zero(eight)) / 8);
    }
    for (; k < count; ++k)
        if (flags[k]) visit(k);
}

}  // namespace savan
