#pragma once
/// The vectorised loop of targeting.cpp: what lists say about many people at once.

#include <cstddef>
#include <cstdint>

namespace savan::targeting_kernels {

/// observed[k] = risk as a list shows it whose score has that correlation with the true one: the person's
/// rank by true risk (RiskList) and a 32-bit draw for what the list has wrong; standard normal.
void observe(const std::uint16_t* rank, const std::uint32_t* noise, const double* correlation,
             std::size_t count, double* observed) noexcept;

}  // namespace savan::targeting_kernels
