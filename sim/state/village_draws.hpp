#pragma once
/// Draws that belong to no month, as the founding of the population needs them: those of some people or households of one
/// village, for one purpose, made side by side.

#include <cstdint>
#include <vector>

#include "sim/base/draws.hpp"
#include "sim/state/luck_kernels.hpp"

namespace savan {

class VillageDraws {
public:
    explicit VillageDraws(const Draws& draws) noexcept : draws_(draws) {}

    /// The first `wanted` draws of each, and what comes with them in calls of four, in place of those before.
    void draw(Purpose purpose, std::uint16_t village, const std::uint32_t* local_id, std::size_t count, std::size_t wanted = 1) {
        const std::size_t calls = (wanted + 3) / 4;
        count_ = count;
        village_and_purpose_.assign(
            count, (static_cast<std::uint32_t>(village) << 16) | static_cast<std::uint32_t>(purpose));
        if (words_.size() < 4 * calls * count) words_.resize(4 * calls * count);
        for (std::size_t call = 0; call < calls; ++call)
            luck_kernels::draw_words(local_id, village_and_purpose_.data(), count, 0, static_cast<std::uint32_t>(call),
                                     draws_.key, words_.data() + 4 * call * count);
    }

    /// Draw `number` of the k-th; words(number) are those of all.
    std::uint32_t word(std::size_t k, std::size_t number = 0) const noexcept { return words_[number * count_ + k]; }
    const std::uint32_t* words(std::size_t number = 0) const noexcept { return words_.data() + number * count_; }

private:
    const Draws& draws_;
    std::size_t count_ = 0;
    std::vector<std::uint32_t> village_and_purpose_, words_;
};

}  // namespace savan
