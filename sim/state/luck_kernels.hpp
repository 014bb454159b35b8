#pragma once
/// The vectorised loops of luck.cpp.

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/base/philox.hpp"

namespace savan::luck_kernels {

/// What is common to the draws of a village's month or season.
struct Key {
    std::uint32_t village_and_purpose = 0, time = 0;
    Words2 key{};
};

/// Where byte k of word w goes, and normal k.
using BytesOut = std::array<std::array<std::uint8_t*, 4>, 4>;
using NormalsOut = std::array<float*, 4>;

/// All 16 bytes of each person's draw.
void draw_people(const std::uint32_t* local_id, std::size_t count, Key key, const BytesOut& bytes) noexcept;

/// Four standard normals, one for each word, of entities first_id, first_id + 1, ...
void draw_normals(std::uint32_t first_id, std::size_t count, Key key, const NormalsOut& normals) noexcept;

/// The four words of each person's draw: word w of person k to words[w * count + k].
void draw_words(const std::uint32_t* local_id, const std::uint32_t* village_and_purpose, std::size_t count,
                std::uint32_t time, std::uint32_t slot, Words2 key, std::uint32_t* words) noexcept;

}  // namespace savan::luck_kernels
