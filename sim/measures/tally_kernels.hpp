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

/// Sums over `count` people; `income_cents` is by household.
Sums sum(const Columns& columns, std::size_t count, const std::int32_t* income_cents) noexcept;

}  // namespace savan::tally_kernels
