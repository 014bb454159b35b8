#pragma once
/// A 64-bit digest of integers, to say that two runs are the same to the bit. Not cryptographic.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

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

/// The digests of some lists. A digest is one long chain of operations that wait for each other, so those of four lists are
/// made side by side.
inline std::vector<std::uint64_t> digests_of(std::span<const std::span<const std::int64_t>> lists) {
    constexpr std::size_t together = 4;
    std::vector<std::uint64_t> values;
    for (std::size_t first = 0; first < lists.size(); first += together) {
        std::array<Digest, together> digests;
        std::array<std::span<const std::int64_t>, together> left;  // empty where there are no four more
        std::ranges::copy(lists.subspan(first, std::min(together, lists.size() - first)), left.begin());
        std::size_t common = SIZE_MAX;
        for (std::size_t l = 0; l < together; ++l) {
            digests[l].add(static_cast<std::uint64_t>(left[l].size()));
            common = std::min(common, left[l].size());
        }
        for (std::size_t k = 0; k < common; ++k)
            for (std::size_t l = 0; l < together; ++l) digests[l].add(static_cast<std::uint64_t>(left[l][k]));
        for (std::size_t l = 0; l < together && first + l < lists.size(); ++l) {
            for (const std::int64_t value : left[l].subspan(common)) digests[l].add(static_cast<std::uint64_t>(value));
            values.push_back(digests[l].value());
        }
    }
    return values;
}

}  // namespace savan
