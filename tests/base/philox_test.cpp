// Philox against its authors' own implementation and published known answers.

#include "sim/base/philox.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace savan {
namespace {

Words4 random123(const Words4& counter, const Words2& key) {
    const philox4x32_ctr_t c = {{counter[0], counter[1], counter[2], counter[3]}};
    const philox4x32_key_t k = {{key[0], key[1]}};
    const philox4x32_ctr_t r = philox4x32_R(10, c, k);
    return {r.v[0], r.v[1], r.v[2], r.v[3]};
}

// Random123 1.14, tests/kat_vectors, the rows "philox4x32 10".
static_assert(philox4x32_10({0, 0, 0, 0}, {0, 0}) ==
              Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
              Words4{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              Words4{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});

TEST(Philox, GivesThePublishedKnownAnswersAtRunTimeToo) {
    volatile std::uint32_t zero = 0;
    EXPECT_EQ(philox4x32_10({zero, zero, zero, zero}, {zero, zero}),
              (Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, EqualsRandom123AtTheEdgesOfEveryWord) {
    const std::vector<std::uint32_t> edges = {0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
    for (const auto a : edges)
        for (const auto b : edges)
            for (const auto c : edges)
                for (const auto d : edges)
                    for (const auto k : edges)
                        for (const auto l : edges)
                            ASSERT_EQ(philox4x32_10({a, b, c, d}, {k, l}), random123({a, b, c, d}, {k, l}));
}

TEST(Philox, EqualsRandom123OverTwoMillionCountersAndKeys) {
    // A walk in which every output becomes the next counter, and now and then the next key.
    Words4 counter = {1, 2, 3, 4};
    Words2 key = {2005, 0};
    for (int step = 0; step < 2'000'000; ++step) {
        const Words4 next = philox4x32_10(counter, key);
        ASSERT_EQ(next, random123(counter, key)) << "step " << step;
        counter = next;
        if (step % 16 == 0) key = {next[1], next[3]};
    }
}

TEST(Philox, EverySingleBitOfCounterAndKeyChangesAboutHalfOfTheOutput) {
    const Words4 counter = {12345, 678, 90, 1};
    const Words2 key = {2005, 7};
    const Words4 base = philox4x32_10(counter, key);
    for (std::size_t bit = 0; bit < 192; ++bit) {
        Words4 moved = counter;
        Words2 moved_key = key;
        const std::uint32_t mask = 1u << (bit % 32);
        if (bit < 128) moved[bit / 32] ^= mask;
        else moved_key[bit / 32 - 4] ^= mask;
        const Words4 other = philox4x32_10(moved, moved_key);
        int flipped = 0;
        for (std::size_t word = 0; word < 4; ++word) flipped += __builtin_popcount(base[word] ^ other[word]);
        EXPECT_GT(flipped, 64 - 35) << "bit " << bit;  // six standard deviations of a fair coin
        EXPECT_LT(flipped, 64 + 35) << "bit " << bit;
    }
}

}  // namespace
}  // namespace savan
