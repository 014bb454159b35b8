#pragma once
/// The vectorised loops of departure.cpp: what draws stand for.

#include <cstddef>
#include <cstdint>

namespace savan::departure_kernels {

/// Standard Gumbels of 32-bit draws, as gumbel() in draws.hpp.
void gumbels(const std::uint32_t* words, std::size_t count, double* made) noexcept;

/// Standard normals of 32-bit draws, to single precision.
void normals(const std::uint32_t* words, std::size_t count, double* made) noexcept;

}  // namespace savan::departure_kernels
