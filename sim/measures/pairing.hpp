#pragma once
/// The paired counts of one run: for every variable of paired_table() an array over its axes, integers only.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/measures/paired_table.hpp"

namespace savan {

class Pairing {
public:
    Pairing() = default;
    Pairing(int months, std::size_t districts, PairedParts parts);

    PairedParts parts() const noexcept { return parts_; }
    int months() const noexcept { return months_; }
    std::size_t districts() const noexcept { return districts_; }
    std::size_t length(PairedAxis axis) const noexcept;

    /// Counts of a variable in C order over its axes; empty when its part is not counted.
    std::span<std::int64_t> all(Paired variable) noexcept;
    std::span<const std::int64_t> all(Paired variable) const noexcept;

    /// The count at a place, one index for each axis.
    template <class... Places>
    std::int64_t& at(Paired variable, Places... places) noexcept {
        const std::size_t indices[] = {static_cast<std::size_t>(places)...};
        return all(variable)[place(variable, indices)];
    }

    /// Over every count; equal runs have equal digests.
    std::uint64_t digest() const noexcept;
    /// What the digest is made of.
    std::span<const std::int64_t> counts() const noexcept { return counts_; }

private:
    std::size_t place(Paired variable, std::span<const std::size_t> indices) const noexcept;

    int months_ = 0;
    std::size_t districts_ = 0;
    PairedParts parts_;
    std::vector<std::size_t> first_;  ///< per variable: first element in counts_
    std::vector<std::int64_t> counts_;
};

}  // namespace savan
