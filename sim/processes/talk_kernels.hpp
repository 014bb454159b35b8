#pragma once
/// The vectorised loops of talk.cpp.

#include <cstddef>
#include <cstdint>

namespace savan::talk_kernels {

/// What a speaker needs before the ties are chosen.
struct Spacings {
    double *least;   ///< -ln(1 - rate), infinite at 1 and above
    double *first;   ///< -ln(1 - v_1) of the first draw
    double *second;  ///< -ln(1 - v_2) of the second
};

/// For each speaker from the rate, the top byte, and the lower bits of the first and the second draw.
void space(const float* rate, const std::uint8_t* top, const std::uint32_t* lower, const std::uint32_t* next,
           std::size_t count, const Spacings& out) noexcept;

}  // namespace savan::talk_kernels
