#include "sim/state/luck_kernels.hpp"

#include <algorithm>

#include "sim/base/clones.hpp"
#include "sim/base/single_math.hpp"

namespace savan::luck_kernels {

namespace {

SAVAN_KERNEL void split(const std::uint32_t* __restrict words, std::size_t count, std::uint8_t* __restrict byte0,
                        std::uint8_t* __restrict byte1, std::uint8_t* __restrict byte2,
                        std::uint8_t* __restrict byte3) noexcept {
    SAVAN_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) {
        byte0[i] = static_cast<std::uint8_t>(words[i]);
        byte1[i] = static_cast<std::uint8_t>(words[i] >> 8);
        byte2[i] = static_cast<std::uint8_t>(words[i] >> 16);
        byte3[i] = static_cast<std::uint8_t>(words[i] >> 24);
    }
}

constexpr std::size_t stretch = 1024;  // people whose words stay in the first cache

}  // namespace

void draw_people(const std::uint32_t* local_id, std::size_t count, Key key, const BytesOut& bytes) noexcept {
    std::array<std::uint32_t, 4 * stretch> words;
    std::array<std::uint32_t, stretch> village_and_purpose;
    village_and_purpose.fill(key.village_and_purpose);
    for (std::size_t from = 0; from < count; from += stretch) {
        const std::size_t length = std::min(stretch, count - from);
        draw_words(local_id + from, village_and_purpose.data(), length, key.time, 0, key.key, words.data());
        for (std::size_t w = 0; w < 4; ++w)
            split(words.data() + w * length, length, bytes[w][0] + from, bytes[w][1] + from, bytes[w][2] + from,
                  bytes[w][3] + from);
    }
}

SAVAN_KERNEL void draw_normals(std::uint32_t first_id, std::size_t count, Key key,
                               const NormalsOut& normals) noexcept {
    float *__restrict first = normals[0], *__restrict second = normals[1], *__restrict third = normals[2],
          *__restrict fourth = normals[3];
    SAVAN_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) {
        const Words4 words = philox4x32_10({first_id + static_cast<std::uint32_t>(i), key.village_and_purpose, key.time, 0},
                                           key.key);
        first[i] = single::normal_quantile(words[0]);
        second[i] = single::normal_quantile(words[1]);
        third[i] = single::normal_quantile(words[2]);
        fourth[i] = single::normal_quantile(words[3]);
    }
}

SAVAN_KERNEL void draw_words(const std::uint32_t* __restrict local_id, const std::uint32_t* __restrict village_and_purpose,
                             std::size_t count, std::uint32_t time, std::uint32_t slot, Words2 key,
                             std::uint32_t* __restrict words) noexcept {
    std::uint32_t *__restrict word0 = words, *__restrict word1 = words + count, *__restrict word2 = words + 2 * count,
                  *__restrict word3 = words + 3 * count;
    SAVAN_INDEPENDENT
    for (std::size_t i = 0; i < count; ++i) {
        const Words4 drawn = philox4x32_10({local_id[i], village_and_purpose[i], time, slot}, key);
        word0[i] = drawn[0], word1[i] = drawn[1], word2[i] = drawn[2], word3[i] = drawn[3];
    }
}

}  // namespace savan::luck_kernels
