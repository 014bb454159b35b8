#pragma once
/// The vectorised loop of consider_hazards.cpp.

#include <cstddef>

namespace savan::intention_kernels {

/// hazard[k] = scale exp(rest[k] + weight tanh(slope ln(pay / income[k])))
void consider(const double* rest, const double* income, std::size_t count, double pay, double slope, double weight,
              double scale, double* hazard) noexcept;

}  // namespace savan::intention_kernels
