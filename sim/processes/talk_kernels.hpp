#pragma once
/// The vectorised loops of talk.cpp.

#include <cstddef>
#include <cstdint>

namespace savan::talk_kernels {

/// Columns of speakers: the chance that one tie is told, the top byte of the first draw, how many ties can be told, and
/// 32 bits each of the first draw, of the choice that goes with it, and of the second draw.
struct Speaking {
    const float* rate;
    const std::uint8_t *top, *ties;
    const std::uint32_t *first, *choice, *second;
};

/// What is worked out for each.
struct Spacings {
    double *least;            ///< -ln(1 - rate), infinite at 1 and above
    double *first;            ///< -ln(1 - v_1) of the first draw
    double *second;           ///< -ln(1 - v_2) of the second
    std::uint8_t *told;       ///< how many ties are told: 0, 1, or 2 for more
    std::uint32_t *position;  ///< of the first that is told
};

void space(const Speaking& speakers, std::size_t count, const Spacings& out) noexcept;

}  // namespace savan::talk_kernels
