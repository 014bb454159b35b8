#pragma once
/// Sparse work: a vectorised loop flags the few who may need a closer look; only they are visited.

#include <cstdint>
#include <cstring>

namespace savan {

/// Calls visit(k) for every k of 0 .. count - 1 with flags[k] != 0, in ascending order.
template <class Visit>
void for_each_flagged(const std::uint8_t* flags, std::size_t count, Visit&& visit) {
    std::size_t k = 0;
    for (; k + 8 <= count; k += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, flags + k, 8);
        if (eight == 0) continue;
        for (std::size_t j = k; j < k + 8; ++j)
            if (flags[j]) visit(j);
    }
    for (; k < count; ++k)
        if (flags[k]) visit(k);
}

}  // namespace savan
