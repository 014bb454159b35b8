#pragma once
/// Draws of some people, of several villages and for one purpose, made side by side.

#include <cstdint>
#include <vector>

#include "sim/base/clones.hpp"
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
    std::size_t size() const noexcept { return local_id_.size(); }
    /// Rows of a column of draws of that many people.
    static constexpr std::size_t padded(std::size_t people) noexcept { return whole_vectors(people, sizeof(std::uint32_t)); }

    /// The same people, who draw for another purpose.
    void turn_to(Purpose purpose) noexcept {
        purpose_ = purpose;
        for (std::uint32_t& word : village_and_purpose_)
            word = (word & 0xffff0000u) | static_cast<std::uint32_t>(purpose);
    }

    /// Draws for all that were added. `slot` tells several draws of one purpose and month apart.
    void draw(const Draws& draws, Month when, std::uint32_t slot = 0) { draw(draws, when, slot, padded(size())); }
    /// The same for a loop that takes so many rows, at least padded(size()).
    void draw(const Draws& draws, Month when, std::uint32_t slot, std::size_t rows) {
        const std::size_t people = size();
        words_.resize(4 * rows);
        local_id_.resize(rows), village_and_purpose_.resize(rows);
        luck_kernels::draw_words(local_id_.data(), village_and_purpose_.data(), rows,
                                 static_cast<std::uint32_t>(when.index), slot, draws.key, words_.data());
        local_id_.resize(people), village_and_purpose_.resize(people);
    }
    /// Word w of the k-th that was added; words(w) are those of all, padded to the rows that were drawn.
    std::uint32_t word(std::size_t w, std::size_t k) const noexcept { return words(w)[k]; }
    const std::uint32_t* words(std::size_t w) const noexcept { return words_.data() + w * words_.size() / 4; }

private:
    std::uint32_t key(const Roster& roster, std::size_t village) const noexcept {
        return (static_cast<std::uint32_t>(roster.village_number[village]) << 16) | static_cast<std::uint32_t>(purpose_);
    }

    Purpose purpose_;
    std::vector<std::uint32_t> local_id_, village_and_purpose_, words_;
};

}  // namespace savan
