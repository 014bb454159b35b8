#include "sim/base/digest.hpp"

#include <algorithm>
#include <array>

#include "sim/base/clones.hpp"

namespace savan {

namespace digest_kernels {

SAVAN_KERNEL
void add(const std::int64_t* const lists[together], std::size_t count,
         std::uint64_t states[together]) noexcept {
    const std::int64_t* words[together];
    std::uint64_t state[together];
    for (std::size_t l = 0; l < together; ++l) {
        words[l] = lists[l];
        state[l] = states[l];
    }
    for (std::size_t k = 0; k < count; ++k) {
        std::uint64_t word[together];
        for (std::size_t l = 0; l < together; ++l) word[l] = static_cast<std::uint64_t>(words[l][k]);
        SAVAN_ROLLED
        for (std::size_t l = 0; l < together; ++l) state[l] = Digest::next(state[l], word[l]);
    }
    for (std::size_t l = 0; l < together; ++l) states[l] = state[l];
}

}  // namespace digest_kernels

std::vector<std::uint64_t> digests_of(std::span<const std::span<const std::int64_t>> lists) {
    constexpr std::size_t together = digest_kernels::together;
    std::vector<std::uint64_t> values;
    for (std::size_t first = 0; first < lists.size(); first += together) {
        const std::size_t here = std::min(together, lists.size() - first);
        std::array<std::uint64_t, together> states{};
        std::array<std::span<const std::int64_t>, together> left;  // empty where there are no eight more
        for (std::size_t l = 0; l < here; ++l) {
            left[l] = lists[first + l];
            states[l] = Digest::next(Digest().value(), left[l].size());
        }
        // As far as the shortest goes, then on with those that are longer.
        for (;;) {
            const std::span<const std::int64_t>* shortest = nullptr;
            for (const auto& list : left)
                if (!list.empty() && (!shortest || list.size() < shortest->size())) shortest = &list;
            if (!shortest) break;
            const std::size_t common = shortest->size();
            // Where nothing is left the words are those of another list, and the state that comes of them is
            // none.
            std::array<const std::int64_t*, together> words;
            for (std::size_t l = 0; l < together; ++l)
                words[l] = (left[l].empty() ? *shortest : left[l]).data();
            std::array<std::uint64_t, together> next = states;
            digest_kernels::add(words.data(), common, next.data());
            for (std::size_t l = 0; l < together; ++l) {
                if (left[l].empty()) continue;
                states[l] = next[l];
                left[l] = left[l].subspan(common);
            }
        }
        values.insert(values.end(), states.begin(), states.begin() + static_cast<std::ptrdiff_t>(here));
    }
    return values;
}

}  // namespace savan
