#pragma once
/// Sorting many 32-bit keys in three passes over them, in place of n log n comparisons.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace savan {

struct Keyed {
    std::uint32_t key = 0, value = 0;
};

/// Sorts by key, ascending; equals stay in their order.
inline void radix_sort(std::vector<Keyed>& items) {
    constexpr int digit_bits = 11;
    constexpr std::size_t digits = std::size_t{1} << digit_bits;
    std::vector<Keyed> sorted(items.size());
    for (int shift = 0; shift < 32; shift += digit_bits) {
        const auto digit = [shift](const Keyed& item) { return (item.key >> shift) & (digits - 1); };
        std::array<std::size_t, digits + 1> first{};
        for (const Keyed& item : items) ++first[digit(item) + 1];
        for (std::size_t d = 0; d < digits; ++d) first[d + 1] += first[d];
        for (const Keyed& item : items) sorted[first[digit(item)]++] = item;
        items.swap(sorted);
    }
}

}  // namespace savan
