#include "sim/measures/tally_kernels.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/base/philox.hpp"

namespace savan {
namespace {

/// More people than one stretch of the loop takes, and incomes up to what a column holds, whose sums do not
/// fit 32 bits; who stands before or behind does not count.
TEST(TallyKernel, SumsAwarenessTiesAndIncomeBySex) {
    constexpr std::uint32_t households = 500, before = 7, behind = 13;
    std::vector<std::int32_t> cents;
    for (std::uint32_t h = 0; h < households; ++h)
        cents.push_back(h % 3 ? static_cast<std::int32_t>(philox4x32_10({h, 0, 0, 1}, {1, 2})[0] % 60'000)
                              : 2'000'000'000 - static_cast<std::int32_t>(h));
    for (const std::uint32_t people : {0u, 1u, 17u, 32'767u, 32'768u, 32'769u, 70'001u}) {
        std::vector<std::uint8_t> male, ties_abroad;
        std::vector<Place> place;
        std::vector<float> awareness;
        std::vector<std::uint32_t> household;
        tally_kernels::Sums expected;
        for (std::uint32_t i = 0; i < before + people + behind; ++i) {
            const Words4 word = philox4x32_10({i, 0, 0, 0}, {1, 2});
            male.push_back(word[0] % 2);
            place.push_back(static_cast<Place>(word[1] % 3));
            awareness.push_back(i % 5 ? static_cast<float>(word[2]) * 0x1p-32f : 0.5f);
            household.push_back(word[3] % households);
            ties_abroad.push_back(i % 3 ? static_cast<std::uint8_t>(word[0] >> 24) : 0);
            if (i < before || i >= before + people) continue;
            const std::size_t sex = male[i];
            expected.aware[sex] += place[i] != Place::absent && awareness[i] >= 0.5f;
            expected.tied[sex] += place[i] == Place::home && ties_abroad[i] > 0;
            expected.income[sex] += place[i] == Place::home ? cents[household[i]] : 0;
        }
        tally_kernels::Parts parts;
        parts.resize(before + people + behind);
        tally_kernels::find_parts({male.data(), place.data(), awareness.data(), household.data(), ties_abroad.data()},
                                  before + people + behind, cents.data(), parts);
        const auto sums = tally_kernels::sum(parts, before, people);
        EXPECT_EQ(sums.aware, expected.aware) << people;
        EXPECT_EQ(sums.tied, expected.tied) << people;
        EXPECT_EQ(sums.income, expected.income) << people;
    }
}

}  // namespace
}  // namespace savan
