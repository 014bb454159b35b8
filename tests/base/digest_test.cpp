#include "sim/base/digest.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace savan {
namespace {

std::uint64_t digest_of(const std::vector<std::int64_t>& values) {
    Digest digest;
    digest.add(std::span<const std::int64_t>(values));
    return digest.value();
}

TEST(Digest, IsAFunctionOfItsWords) {
    EXPECT_EQ(digest_of({1, 2, 3}), digest_of({1, 2, 3}));
    EXPECT_EQ(digest_of({1, 2, 3}), 0x119fcca3a7b495e4ull) << "digests are kept in files: a new formula needs a new schema";
}

TEST(Digest, NoticesValueOrderAndLength) {
    const std::set<std::uint64_t> seen = {digest_of({}),     digest_of({0}),    digest_of({0, 0}), digest_of({1, 2}),
                                          digest_of({2, 1}), digest_of({1, 3}), digest_of({-1}),   digest_of({1})};
    EXPECT_EQ(seen.size(), 8u);
}

TEST(Digest, NoticesEverySingleBitOfAHundredWords) {
    std::vector<std::int64_t> values(100, 42);
    std::set<std::uint64_t> seen = {digest_of(values)};
    for (auto& value : values)
        for (int bit = 0; bit < 64; ++bit) {
            const auto flipped = static_cast<std::int64_t>(1ull << bit);
            value ^= flipped;
            seen.insert(digest_of(values));
            value ^= flipped;
        }
    EXPECT_EQ(seen.size(), 1u + 100 * 64);
}

// The scalar oracle of digest_kernels::add.
TEST(Digest, OfListsSideBySideIsThatOfEach) {
    for (std::size_t number = 0; number < 19; ++number) {
        std::vector<std::vector<std::int64_t>> lists(number);
        std::vector<std::span<const std::int64_t>> spans;
        std::vector<std::uint64_t> expected;
        for (std::size_t l = 0; l < number; ++l) {
            for (std::size_t k = 0; k < 100 * ((l * 7) % 3) + l; ++k) lists[l].push_back(static_cast<std::int64_t>(k * l) - 50);
            spans.emplace_back(lists[l]);
            expected.push_back(digest_of(lists[l]));
        }
        EXPECT_EQ(digests_of(spans), expected);
    }
}

TEST(Digest, SeparatesTwoListsFromOne) {
    Digest joined, split;
    const std::vector<std::int64_t> both = {1, 2, 3}, head = {1}, tail = {2, 3};
    joined.add(std::span<const std::int64_t>(both));
    split.add(std::span<const std::int64_t>(head));
    split.add(std::span<const std::int64_t>(tail));
    EXPECT_NE(joined.value(), split.value());
}

}  // namespace
}  // namespace savan
