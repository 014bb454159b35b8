#pragma once
/// The vectorised loop of remittance.cpp: what becomes of the pay of people in Thailand.

#include <cstddef>
#include <cstdint>

namespace savan::remittance_kernels {

/// Columns of those who are in Thailand.
struct Columns {
    const float *wage, *debt;    ///< US$/month as offered, US$
    const float* paid_part;      ///< part of the wage that is paid, 0..1
    const std::int32_t* months;  ///< since the departure
    // to be written
    float *service, *saved;    ///< US$: what is paid of the debt, and put by
    std::int32_t *pay, *sent;  ///< cents
};

struct Rates {
    double growth;        ///< of the wage per year abroad
    double most_years;    ///< after which it grows no more
    double living_cost;   ///< US$/month
    double debt_service;  ///< largest part of the pay that goes to the lender
    double share;         ///< of the pay that is sent, if as much is left
};

void divide_pay(const Columns& columns, std::size_t count, const Rates& rates) noexcept;

}  // namespace savan::remittance_kernels
