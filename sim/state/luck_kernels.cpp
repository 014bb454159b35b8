#include "sim/state/luck_kernels.hpp"

#include <vector>

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"
#include "sim/base/flags.hpp"

namespace savan::luck_kernels {

SAVAN_KERNEL void draw_people(const std::uint32_t* __restrict local_id, std::size_t count, Key key,
                              std::uint8_t* __restrict first, std::uint8_t* __restrict second,
                              std::uint8_t* __restrict third) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        const Words4 words = philox4x32_10({local_id[i], key.village_and_purpose, key.month, 0}, key.key);
        first[i] = static_cast<std::uint8_t>(words[0] >> 24);
        second[i] = static_cast<std::uint8_t>(words[1] >> 24);
        third[i] = static_cast<std::uint8_t>(words[2] >> 24);
    }
}

SAVAN_KERNEL void draw_ties(const std::uint32_t* __restrict local_id, const std::uint8_t* __restrict owned,
                            std::size_t count, Key key, std::uint8_t highest, std::uint32_t* __restrict words,
                            std::uint32_t* __restrict mask) noexcept {
    std::uint32_t* __restrict word0 = words;
    std::uint32_t* __restrict word1 = words + count;
    std::uint32_t* __restrict word2 = words + 2 * count;
    std::uint32_t* __restrict word3 = words + 3 * count;
    for (std::size_t i = 0; i < count; ++i) {
        const Words4 drawn = philox4x32_10({local_id[i], key.village_and_purpose, key.month, 0}, key.key);
        word0[i] = drawn[0], word1[i] = drawn[1], word2[i] = drawn[2], word3[i] = drawn[3];
        const std::uint32_t ties = owned[i];
        std::uint32_t low = 0;
        for (std::uint32_t tie = 0; tie < 16; ++tie)
            low |= static_cast<std::uint32_t>((((drawn[tie / 4] >> (8 * (tie % 4))) & 255u) <= highest) & (tie < ties)) << tie;
        mask[i] = low;
    }
}

SAVAN_KERNEL void draw_fine(const std::uint32_t* __restrict local_id, const std::uint32_t* __restrict slot,
                            std::size_t count, Key key, std::uint32_t* __restrict word) noexcept {
    for (std::size_t k = 0; k < count; ++k)
        word[k] = philox4x32_10({local_id[k], key.village_and_purpose, key.month, slot[k]}, key.key)[0];
}

namespace {

/// The middle part for everyone; tail[i] = 1 where it does not hold.
SAVAN_KERNEL void draw_central_normals(std::uint32_t first_id, std::size_t count, Key key,
                                       float* __restrict normals, std::uint8_t* __restrict tail) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        const double u = unit_interval(philox4x32_10(
            {first_id + static_cast<std::uint32_t>(i), key.village_and_purpose, key.month, 0}, key.key)[0]);
        normals[i] = static_cast<float>(portable::central_normal_quantile(u));
        const double q = u - 0.5;
        tail[i] = !(q > -portable::central_half_width && q < portable::central_half_width);
    }
}

}  // namespace

void draw_normals(std::uint32_t first_id, std::size_t count, Key key, float* normals) noexcept {
    std::vector<std::uint8_t> tail(count);
    draw_central_normals(first_id, count, key, normals, tail.data());
    for_each_flagged(tail.data(), count, [&](std::size_t i) {
        const Words4 words = philox4x32_10(
            {first_id + static_cast<std::uint32_t>(i), key.village_and_purpose, key.month, 0}, key.key);
        normals[i] = static_cast<float>(portable::normal_quantile(unit_interval(words[0])));
    });
}

}  // namespace savan::luck_kernels
