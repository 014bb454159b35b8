#pragma once
/// Drawing one of a few outcomes by inversion, from a table instead of going through the outcomes one by one.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/draws.hpp"

namespace savan {

class Inversion {
public:
    /// `rule(u)` is the outcome of u, one of 0 .. outcomes - 1, and never falls as u rises. Where it rises is found by
    /// bisection over the words that u is made of, so the table gives for every word what the rule gives.
    template <class Rule>
    Inversion(std::size_t outcomes, Rule&& rule) {
        std::uint64_t words = 0;
        for (std::size_t k = 0; k < outcomes; ++k) {
            std::uint64_t beyond = all_words;
            while (words < beyond) {
                const std::uint64_t middle = (words + beyond) / 2;
                if (rule(unit_interval(static_cast<std::uint32_t>(middle))) <= k)
                    words = middle + 1;
                else
                    beyond = middle;
            }
            words_up_to_.push_back(words);
        }
        std::uint16_t outcome = 0;
        for (std::size_t top = 0; top < first_.size(); ++top) {
            while (outcome + 1u < outcomes && words_up_to_[outcome] <= top << 24) ++outcome;
            first_[top] = outcome;
        }
    }

    std::size_t operator()(std::uint32_t word) const noexcept {
        std::size_t outcome = first_[word >> 24];
        while (word >= words_up_to_[outcome]) ++outcome;
        return outcome;
    }

private:
    static constexpr std::uint64_t all_words = std::uint64_t{1} << 32;
    std::vector<std::uint64_t> words_up_to_;  ///< by outcome: how many words give it or a lower one
    std::array<std::uint16_t, 256> first_{};   ///< by top byte: the lowest outcome of such words
};

}  // namespace savan
