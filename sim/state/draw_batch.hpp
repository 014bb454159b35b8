#pragma once
/// Draws of some people, of several villages and for one purpose, made side by side.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/state/luck_kernels.hpp"
#include "sim/state/roster.hpp"

namespace savan {

class DrawBatch {
public:
    explicit DrawBatch(Purpose purpose) noexcept : purpose_(purpose) {}

    void clear() noexcept { local_id_.clear(), village_and_purpose_.clear(); }
    void add(const Roster& roster, PersonIndex i) { add(roster, i, roster.village[i]); }
    /// The same for who knows the village already.
    void add(const Roster& roster, PersonIndex i, std::size_t village) {
        local_id_.push_back(roster.local_id[i]);
        village_and_purpose_.push_back(key(roster, village));
    }
    /// Some people of one village.
    void add(const Roster& roster, std::span<const PersonIndex> people, std::size_t village) {
        for (const PersonIndex i : people) local_id_.push_back(roster.local_id[i]);
        village_and_purpose_.resize(local_id_.size(), key(roster, village));
    }
    std::size_t size() const noexcept { return local_id_.size(); }

    /// The same people, who draw for another purpose.
    void turn_to(Purpose purpose) noexcept {
        purpose_ = purpose;
        for (std::uint32_t& word : village_and_purpose_)
            word = (word & 0xffff0000u) | static_cast<std::uint32_t>(purpose);
    }

    /// Draws for all that were added. `slot` tells several draws of one purpose and month apart.
    void draw(const Draws& draws, Month when, std::uint32_t slot = 0) {
        words_.resize(4 * size());
        luck_kernels::draw_words(local_id_.data(), village_and_purpose_.data(), size(),
                                 static_cast<std::uint32_t>(when.index), slot, draws.key, words_.data());
    }
    /// Word w of the k-th that was added; words(w) are those of all.
    std::uint32_t word(std::size_t w, std::size_t k) const noexcept { return words_[w * size() + k]; }
    const std::uint32_t* words(std::size_t w) const noexcept { return words_.data() + w * size(); }

private:
    std::uint32_t key(const Roster& roster, std::size_t village) const noexcept {
        return (static_cast<std::uint32_t>(roster.village_number[village]) << 16) | static_cast<std::uint32_t>(purpose_);
    }

    Purpose purpose_;
    std::vector<std::uint32_t> local_id_, village_and_purpose_, words_;
};

}  // namespace savan
