#pragma once
/// Money: constant-2003 US$. Ledgers hold whole cents, so that sums do not depend on their order.

#include <cstdint>

namespace savan {

using Cents = std::int64_t;

/// US$ to the nearest cent, halves away from zero; the same on every machine.
constexpr Cents to_cents(double usd) noexcept {
    const double scaled = usd * 100.0;
    return static_cast<Cents>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

}  // namespace savan
