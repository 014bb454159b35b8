#include "sim/processes/awareness_kernels.hpp"

#include "sim/base/clones.hpp"

namespace savan::awareness_kernels {

SAVAN_KERNEL void fade(float* __restrict awareness, const std::uint8_t* __restrict trips, std::size_t count, float kept,
                       float returnee) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const float faded = awareness[k] * kept;
        const float floor = trips[k] ? returnee : 0.0f;
        awareness[k] = faded > floor ? faded : floor;
    }
}

SAVAN_KERNEL void learn(float* __restrict awareness, const float* __restrict lesson, std::size_t count) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const float taught = 1.0f - (1.0f - awareness[k]) * (1.0f - lesson[k]);
        awareness[k] = lesson[k] > 0.0f && taught > awareness[k] ? taught : awareness[k];
    }
}

SAVAN_KERNEL void may_speak(const Speaking& columns, std::size_t count, float per_awareness, float often,
                            std::int16_t now, std::uint8_t* __restrict flag) noexcept {
    const float* __restrict awareness = columns.awareness;
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const std::uint8_t* __restrict ties = columns.ties;
    const std::int16_t* __restrict speaks_until = columns.speaks_until;
    const std::uint8_t* __restrict luck = columns.luck;
    constexpr auto home = static_cast<std::uint8_t>(Place::home);
    // A little more than 256, so that rounding in single precision passes nobody over.
    const float seldom = 256.001f * per_awareness, more = often * seldom;
    for (std::size_t k = 0; k < count; ++k) {
        const float rate = (speaks_until[k] > now ? more : seldom) * awareness[k];
        const float highest = rate * static_cast<float>(ties[k]);
        flag[k] = static_cast<std::uint8_t>((place[k] == home) & (static_cast<float>(luck[k]) <= highest) & (highest > 0.0f));
    }
}

}  // namespace savan::awareness_kernels
