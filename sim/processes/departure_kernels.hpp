#pragma once
/// The vectorised loop of departure.cpp.

namespace savan::departure_kernels {

/// sample[k] = utility[k] + a standard Gumbel of the draw u[k], for eight alternatives.
void add_gumbels(const double* utility, const double* u, double* sample) noexcept;

}  // namespace savan::departure_kernels
