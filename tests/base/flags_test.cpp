/// Every flagged one is visited once, in order, wherever flags begin and end.

#include "sim/base/flags.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/base/philox.hpp"

namespace savan {
namespace {

TEST(Flags, AreVisitedOnceAndInOrder) {
    for (std::size_t count : {0u, 1u, 7u, 8u, 9u, 63u, 64u, 65u, 128u, 200u, 1001u})
        for (std::uint32_t one_in : {1u, 2u, 20u, 1'000'000u}) {
            std::vector<std::uint8_t> flags;
            std::vector<std::size_t> expected, visited;
            for (std::uint32_t k = 0; k < count; ++k) {
                flags.push_back(philox4x32_10({k, one_in, 0, 0}, {3, 4})[0] % one_in == 0);
                if (flags.back()) expected.push_back(k);
            }
            for_each_flagged(flags.data(), flags.size(), [&](std::size_t k) { visited.push_back(k); });
            ASSERT_EQ(visited, expected) << count << " flags, one in " << one_in;
        }
}

TEST(Flags, ListHoldsTheFlaggedInOrder) {
    for (std::size_t count : {0u, 64u, 128u, 1024u})
        for (std::uint32_t one_in : {1u, 2u, 8u, 20u, 1'000'000u}) {
            std::vector<std::uint8_t> flags;
            std::vector<std::uint32_t> expected, list(count + 8);
            for (std::uint32_t k = 0; k < count; ++k) {
                flags.push_back(philox4x32_10({k, one_in, 2, 0}, {3, 4})[0] % one_in == 0);
                if (flags.back()) expected.push_back(1000 + k);
            }
            list.resize(list_flagged(flags.data(), count, std::uint32_t{1000}, list.data()));
            ASSERT_EQ(list, expected) << count << " flags, one in " << one_in;
        }
}

TEST(Flags, ValuesOtherThanZeroAreVisitedOnceAndInOrder) {
    for (std::size_t count : {0u, 1u, 15u, 16u, 17u, 48u, 1001u})
        for (std::uint32_t one_in : {1u, 2u, 20u, 1'000'000u}) {
            std::vector<float> values;
            std::vector<std::size_t> expected, visited;
            for (std::uint32_t k = 0; k < count; ++k) {
                const std::uint32_t word = philox4x32_10({k, one_in, 1, 0}, {3, 4})[0];
                values.push_back(word % one_in == 0 ? 1e-9f * static_cast<float>(1 + word % 7) : 0.0f);
                if (values.back() != 0) expected.push_back(k);
            }
            for_each_nonzero(values.data(), values.size(), [&](std::size_t k) { visited.push_back(k); });
            ASSERT_EQ(visited, expected) << count << " values, one in " << one_in;
        }
}

}  // namespace
}  // namespace savan
