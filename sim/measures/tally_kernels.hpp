#pragma once
/// The vectorised loop of tally.cpp: what changes for so many people each month that it is counted anew.

#include <array>
#include <cstdint>

#include "sim/measures/measure.hpp"
#include "sim/state/youth.hpp"

namespace savan::tally_kernels {

constexpr float aware_from = 0.5f;  ///< from this awareness on somebody counts as aware

/// By sex: people who are aware, those at home with a tie to someone abroad, and the household income per head of those at
/// home, in cents.
struct Sums {
    std::array<std::int64_t, sexes> aware{}, tied{}, income{};
};

/// The columns that are read, from one person on.
struct Columns {
    const std::uint8_t* male;
    const Place* place;
    const float* awareness;
    const std::uint32_t* household;
    const std::uint8_t* ties_abroad;
};

/// Sums over the first `count` of `available` people; `income_cents` is by household. Age groups of a village are short, so what
/// does not fill a vector counts: rows beyond `count` are looked at with the last ones, and left out of the sums.
Sums sum(const Columns& columns, std::size_t count, std::size_t available, const std::int32_t* income_cents) noexcept;

}  // namespace savan::tally_kernels
