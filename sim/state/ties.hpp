#pragma once
/// Who knows whom: undirected ties in compressed rows. Each tie belongs to its younger end, which
/// makes (owner, ordinal) a name of the tie that never changes, whatever the horizon.

#include <cstdint>
#include <span>
#include <vector>

namespace savan {

struct Ties {
    std::vector<std::uint32_t> first;     ///< row i is neighbours[first[i]] .. neighbours[first[i + 1] - 1]
    std::vector<std::uint32_t> neighbours;
    std::vector<std::uint8_t> owned;      ///< the first `owned[i]` of row i are i's own ties, in order

    std::span<const std::uint32_t> of(std::uint32_t i) const noexcept {
        return {neighbours.data() + first[i], first[i + 1] - first[i]};
    }
    /// Brings row i closer, for someone who will read it soon: rows are far apart in memory.
    void prefetch(std::uint32_t i) const noexcept {
        __builtin_prefetch(neighbours.data() + first[i]);
        __builtin_prefetch(neighbours.data() + first[i] + 16);
        asm volatile("");  // as in prefetch_rows: else calls of functions that do nothing else are dropped
    }
    std::span<const std::uint32_t> owned_by(std::uint32_t i) const noexcept {
        return {neighbours.data() + first[i], owned[i]};
    }
};

}  // namespace savan
