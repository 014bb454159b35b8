#include "sim/base/radix_sort.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "sim/base/draws.hpp"

namespace savan {
namespace {

std::uint32_t word(std::uint32_t k) { return philox4x32_10({k, 1, 2, 3}, {4, 5})[0]; }

/// As the library's stable sort has it; values tell equals apart.
void expect_sorted_stably(std::vector<Keyed> items) {
    std::vector<Keyed> expected = items;
    std::ranges::stable_sort(expected, {}, &Keyed::key);
    radix_sort(items);
    ASSERT_EQ(items.size(), expected.size());
    for (std::size_t k = 0; k < items.size(); ++k) {
        ASSERT_EQ(items[k].key, expected[k].key) << k;
        ASSERT_EQ(items[k].value, expected[k].value) << k;
    }
}

std::vector<Keyed> keyed(std::uint32_t count, auto&& key) {
    std::vector<Keyed> items;
    for (std::uint32_t k = 0; k < count; ++k) items.push_back({key(k), k});
    return items;
}

TEST(RadixSort, SortsAnyKeysAndKeepsEqualsInTheirOrder) {
    for (const std::uint32_t count : {0u, 1u, 2u, 3u, 1000u, 50'000u}) {
        expect_sorted_stably(keyed(count, word));
        expect_sorted_stably(keyed(count, [](std::uint32_t k) { return word(k) % 7; }));
        expect_sorted_stably(keyed(count, [](std::uint32_t k) { return 0xffffffffu - k; }));
        expect_sorted_stably(keyed(count, [](std::uint32_t) { return 0xffffffffu; }));
    }
}

TEST(RadixSort, HeedsEveryBitOfTheKey) {
    for (int bit = 0; bit < 32; ++bit)
        expect_sorted_stably(
            keyed(100, [&](std::uint32_t k) { return (word(k) & 1u) << bit | (word(k) & 0x10u); }));
    std::vector<Keyed> items;
    for (int bit = 31; bit >= 0; --bit) items.push_back({1u << bit, static_cast<std::uint32_t>(bit)});
    radix_sort(items);
    for (std::uint32_t bit = 0; bit < 32; ++bit) EXPECT_EQ(items[bit].value, bit);
}

TEST(RadixSort, OrdersHazardsByTheirBits) {
    // Floats that are not negative sort as their bits do, which the lists of risk rely on.
    std::vector<float> hazards = {0.0f, 1e-45f, 1e-38f, 1e30f, HUGE_VALF};
    for (std::uint32_t k = 0; k < 10'000; ++k)
        hazards.push_back(static_cast<float>(unit_interval(word(k)) * 3));
    auto items = keyed(static_cast<std::uint32_t>(hazards.size()),
                       [&](std::uint32_t k) { return std::bit_cast<std::uint32_t>(hazards[k]); });
    radix_sort(items);
    for (std::size_t k = 1; k < items.size(); ++k)
        ASSERT_LE(hazards[items[k - 1].value], hazards[items[k].value]);
}

}  // namespace
}  // namespace savan
