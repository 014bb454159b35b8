#pragma once
/// The vectorised loops of tally.cpp: what changes for so many people each month that it is counted anew.

#include <array>
#include <cstdint>
#include <vector>

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

/// What each of some people adds to the sums: apart from them, since age groups are short, and a loop over bytes would leave most
/// of their people over.
struct Parts {
    std::vector<std::uint32_t> aware, tied;  ///< 0 or 1, of men 0 or 2^16
    std::vector<std::int32_t> cents, mens_cents;

    void resize(std::size_t rows) {
        aware.resize(rows), tied.resize(rows), cents.resize(rows), mens_cents.resize(rows);
    }
};

/// The first `rows` people; `income_cents` is by household.
void find_parts(const Columns& columns, std::size_t rows, const std::int32_t* income_cents, Parts& parts) noexcept;

/// Sums over `count` people, of whom the first is in row `from`.
Sums sum(const Parts& parts, std::size_t from, std::size_t count) noexcept;

}  // namespace savan::tally_kernels
