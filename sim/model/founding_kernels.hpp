#pragma once
/// What the founding makes of draws, in vectorised loops.

#include <cstddef>
#include <cstdint>

namespace savan::founding_kernels {

/// Exponential with mean 1, of each word.
void exponentials(const std::uint32_t* word, std::size_t count, double* value) noexcept;

/// Standard normal of each word.
void normals(const std::uint32_t* word, std::size_t count, double* value) noexcept;

}  // namespace savan::founding_kernels
