#pragma once
/// A 64-bit digest of integers, to say that two runs are the same to the bit. Not cryptographic.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace savan {

class Digest {
public:
    /// What the state becomes by a word.
    static constexpr std::uint64_t next(std::uint64_t state, std::uint64_t word) noexcept {
        // One multiply-xorshift round per word (the finaliser of SplitMix64), chained.
        state ^= word + 0x9E3779B97F4A7C15ull + (state << 6) + (state >> 2);
        state ^= state >> 30;
        state *= 0xBF58476D1CE4E5B9ull;
        state ^= state >> 27;
        state *= 0x94D049BB133111EBull;
        state ^= state >> 31;
        return state;
    }
    void add(std::uint64_t word) noexcept { state_ = next(state_, word); }
    template <class Integer>
    void add(std::span<const Integer> values) noexcept {
        add(static_cast<std::uint64_t>(values.size()));
        for (const Integer value : values) add(static_cast<std::uint64_t>(value));
    }
    std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0x5AFA2002u;
};

/// The digests of some lists. A digest is one long chain of operations that wait for each other, so those of
/// several lists are made side by side.
std::vector<std::uint64_t> digests_of(std::span<const std::span<const std::int64_t>> lists);

namespace digest_kernels {

constexpr std::size_t together = 8;  ///< lists at a time: as many states as the widest vectors hold

/// Adds the next `count` words of each list to its state.
void add(const std::int64_t* const lists[together], std::size_t count,
         std::uint64_t states[together]) noexcept;

}  // namespace digest_kernels
}  // namespace savan
