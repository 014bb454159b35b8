#pragma once
/// The vectorised loop of economy.cpp.

#include <cstddef>

namespace savan::economy_kernels {

/// shock' = persistence shock + sd innovation;  land[k] = scale land_yield exp(shock').
void weather(const float* innovation, const float* land_yield, std::size_t count, double persistence, double sd,
             double scale, float* shock, double* land) noexcept;

}  // namespace savan::economy_kernels
