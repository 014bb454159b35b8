#pragma once
/// Philox4x32-10: a counter-based generator, a pure function of (counter, key).
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// Tests hold it against Random123, which is not used here because its headers refuse WebAssembly.

#include <array>
#include <cstdint>

namespace savan {

using Words4 = std::array<std::uint32_t, 4>;
using Words2 = std::array<std::uint32_t, 2>;

/// Four 32-bit words of luck for one counter under one key.
[[gnu::always_inline]] constexpr Words4 philox4x32_10(Words4 counter, Words2 key) noexcept {
    constexpr std::uint64_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u, low_word = 0xFFFFFFFFu;
    constexpr std::uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;
    // Words stand in the lower halves of 64 bits from the first round to the last, so that in a loop that vectorises nothing has
    // to be moved between lanes. Upper halves are cleared only before they would be multiplied.
    std::uint64_t word0 = counter[0], word1 = counter[1], word2 = counter[2], word3 = counter[3];
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = multiplier0 * word0, product1 = multiplier1 * word2;
        word0 = ((product1 >> 32) ^ word1 ^ key[0]) & low_word;
        word2 = ((product0 >> 32) ^ word3 ^ key[1]) & low_word;
        word1 = product1;
        word3 = product0;
        key[0] += weyl0;
        key[1] += weyl1;
    }
    return {static_cast<std::uint32_t>(word0), static_cast<std::uint32_t>(word1), static_cast<std::uint32_t>(word2),
            static_cast<std::uint32_t>(word3)};
}

}  // namespace savan
