#pragma once
/// The vectorised loops of luck.cpp.

#include <cstddef>
#include <cstdint>

#include "sim/base/philox.hpp"

namespace savan::luck_kernels {

/// What is common to the draws of a village's month.
struct Key {
    std::uint32_t village_and_purpose = 0, month = 0;
    Words2 key{};
};

/// Top bytes of the first three words of each person's draw.
void draw_people(const std::uint32_t* local_id, std::size_t count, Key key, std::uint8_t* first,
                 std::uint8_t* second, std::uint8_t* third) noexcept;

/// The four words of each person's draw, and in mask[i] a bit for each of the first owned[i] of their 16 bytes
/// that is not above `highest`.
void draw_ties(const std::uint32_t* local_id, const std::uint8_t* owned, std::size_t count, Key key,
               std::uint8_t highest, std::uint32_t* words, std::uint32_t* mask) noexcept;

/// First word of the draws of (local_id[k], slot[k]).
void draw_fine(const std::uint32_t* local_id, const std::uint32_t* slot, std::size_t count, Key key,
               std::uint32_t* word) noexcept;

/// Standard normals of entities first_id, first_id + 1, ...
void draw_normals(std::uint32_t first_id, std::size_t count, Key key, float* normals) noexcept;

}  // namespace savan::luck_kernels
