#pragma once
/// Sparse work: a vectorised loop flags the few who may need a closer look; only they are visited.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace savan {

/// The flags of eight bytes, each 0 or 1, as bits 0 .. 7.
inline std::uint64_t eight_flags(const std::uint8_t* flags) noexcept {
    static_assert(std::endian::native == std::endian::little, "the lowest byte of a word must come first");
    std::uint64_t eight;
    std::memcpy(&eight, flags, 8);
    // The product's highest byte has each byte's lowest bit in its place; no other sums reach it.
    return eight * 0x0102040810204080ULL >> 56;
}

/// Writes first + k for every k with flags[k] == 1, in ascending order, to `list`, and returns how many they are. Flags are 0 or 1
/// and come in whole vectors of 64; the list has room for eight more than there are flags. Of a vector eight are written at
/// once, whether there are as many or not, so that their number is seldom a branch for the processor to guess.
template <class Index>
std::size_t list_flagged(const std::uint8_t* flags, std::size_t count, Index first, Index* list) noexcept {
    constexpr std::size_t together = 8;
    std::size_t listed = 0;
    for (std::size_t k = 0; k < count; k += 64) {
        std::uint64_t bits = 0, sums = 0;
        for (std::size_t byte = 0; byte < 8; ++byte) {
            std::uint64_t eight;
            std::memcpy(&eight, flags + k + 8 * byte, 8);
            sums += eight;
            bits |= eight_flags(flags + k + 8 * byte) << 8 * byte;
        }
        const std::size_t flagged = sums * 0x0101010101010101ULL >> 56;
        for (std::size_t written = 0; written < flagged; written += together)
            for (std::size_t n = 0; n < together; ++n, bits &= bits - 1)
                list[listed + written + n] = first + static_cast<Index>(k) + static_cast<Index>(std::countr_zero(bits));
        listed += flagged;
    }
    return listed;
}

/// Calls visit(k) for every k of 0 .. count - 1 with flags[k] == 1, in ascending order; flags are 0 or 1. Where the next
/// one stands is no branch for the processor to guess, but for one in 64 flags.
template <class Visit>
void for_each_flagged(const std::uint8_t* flags, std::size_t count, Visit&& visit) {
    std::size_t k = 0;
    for (; k + 64 <= count; k += 64) {
        std::uint64_t bits = 0;
        for (std::size_t byte = 0; byte < 8; ++byte) bits |= eight_flags(flags + k + 8 * byte) << 8 * byte;
        for (; bits; bits &= bits - 1) visit(k + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    for (; k + 8 <= count; k += 8)
        for (std::uint64_t bits = eight_flags(flags + k); bits; bits &= bits - 1)
            visit(k + static_cast<std::size_t>(std::countr_zero(bits)));
    for (; k < count; ++k)
        if (flags[k]) visit(k);
}

/// Calls visit(k) for every k of 0 .. count - 1 with a value other than 0, in ascending order: for columns of mostly zeros.
template <class Value, class Visit>
void for_each_nonzero(const Value* values, std::size_t count, Visit&& visit) {
    constexpr std::size_t together = 16;
    static constexpr std::array<Value, together> zeros{};
    std::size_t k = 0;
    for (; k + together <= count; k += together) {
        if (std::memcmp(values + k, zeros.data(), sizeof zeros) == 0) continue;
        for (std::size_t j = k; j < k + together; ++j)
            if (values[j] != Value{}) visit(j);
    }
    for (; k < count; ++k)
        if (values[k] != Value{}) visit(k);
}

}  // namespace savan
