#pragma once
/// A 64-bit digest of integers, to say that two runs are the same to the bit. Not cryptographic.

#include <cstdint>
#include <span>

namespace savan {

class Digest {
public:
    void add(std::uint64_t word) noexcept {
        // One multiply-xorshift round per word (the finaliser of SplitMix64), chained.
        state_ ^= word + 0x9E3779B97F4A7C15ull + (state_ << 6) + (state_ >> 2);
        state_ ^= state_ >> 30;
        state_ *= 0xBF58476D1CE4E5B9ull;
        state_ ^= state_ >> 27;
        state_ *= 0x94D049BB133111EBull;
        state_ ^= state_ >> 31;
    }
    template <class Integer>
    void add(std::span<const Integer> values) noexcept {
        add(static_cast<std::uint64_t>(values.size()));
        for (const Integer value : values) add(static_cast<std::uint64_t>(value));
    }
    std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0x5AFA2002u;
};

}  // namespace savan
