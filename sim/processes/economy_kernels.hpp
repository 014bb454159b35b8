#pragma once
/// The vectorised loop of economy.cpp.

#include <cstddef>
#include <cstdint>

namespace savan::economy_kernels {

/// Columns of households, from the first to be looked at on.
struct Columns {
    const float *innovation, *land_yield;
    const std::uint8_t *others, *at_home, *elders, *workers, *wage_jobs;
    float *shock, *assets, *income, *group_income;
    std::int32_t *income_cents, *remitted, *granted;
};

struct Rates {
    float persistence, sd;    ///< of the AR(1) shock
    float farm_income;        ///< US$ of a median household with one worker this month
    float local_wage, subsistence;  ///< US$/month
    float asset_drift, saving_share;
    const float* labour;      ///< labour^0.6 for 0 .. 63 workers
};

/// A month of every household: see economy.hpp for the rule. Clears what was remitted, granted and earned in groups.
void live(const Columns& columns, std::size_t count, const Rates& rates) noexcept;

}  // namespace savan::economy_kernels
