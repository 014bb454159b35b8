#pragma once
/// The vectorised loop of unsafe_shares.cpp.

#include <array>
#include <cstddef>

namespace savan::departure_kernels {

/// Columns of people by channel: legal, network, alone, broker.
struct Columns {
    std::array<const double*, 4> utility, cost_ratio;
};

/// Part of the softmax of utility - weight ln(cost ratio) that is not the first channel's.
void irregular_shares(const Columns& columns, std::size_t count, double weight, double* share) noexcept;

}  // namespace savan::departure_kernels
