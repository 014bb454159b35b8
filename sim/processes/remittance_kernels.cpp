#include "sim/processes/remittance_kernels.hpp"

#include "sim/base/clones.hpp"

namespace savan::remittance_kernels {

namespace {

[[gnu::always_inline]] inline double least(double a, double b) noexcept { return b < a ? b : a; }

/// to_cents() of what one person has in a month, which is not negative and below 2^31 cents.
[[gnu::always_inline]] inline std::int32_t cents(double usd) noexcept {
    return static_cast<std::int32_t>(usd * 100.0 + 0.5);
}

}  // namespace

SAVAN_KERNEL void divide_pay(const Columns& columns, std::size_t count, const Rates& rates) noexcept {
    const float *__restrict wage = columns.wage, *__restrict debt = columns.debt,
                            *__restrict paid_part = columns.paid_part;
    const std::int32_t *__restrict months = columns.months;
    float *__restrict service = columns.service, *__restrict saved = columns.saved;
    std::int32_t *__restrict pay_cents = columns.pay, *__restrict sent = columns.sent;
    const auto [growth, most_years, living_cost, debt_service, share] = rates;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double years = least(months[k] / 12.0, most_years);
        const double pay = wage[k] * (1.0 + growth * years) * paid_part[k];
        const double living = least(pay, living_cost);
        const double to_lender = least(least(debt[k], debt_service * pay), pay - living);
        const double left = pay - living - to_lender;
        sent[k] = cents(least(share * pay, left));
        const double rest = left - 0.01 * sent[k];
        pay_cents[k] = cents(pay);
        service[k] = static_cast<float>(to_lender);
        saved[k] = static_cast<float>(rest > 0.0 ? rest : 0.0);
    }
}

}  // namespace savan::remittance_kernels
