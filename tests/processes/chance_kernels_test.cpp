/// Chances compared side by side are those that one would compare one by one.

#include "sim/processes/chance_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/base/draws.hpp"

namespace savan {
namespace {

constexpr std::size_t count = 5'003;  // no multiple of any vector

/// Numbers on (0, scale), every one thousandth 0.
std::vector<double> column(std::uint32_t salt, double scale, bool with_zeros) {
    std::vector<double> values;
    for (std::uint32_t k = 0; k < count; ++k)
        values.push_back(with_zeros && k % 10 == salt % 10
                             ? 0.0
                             : scale * unit_interval(philox4x32_10({k, salt, 0, 0}, {20, 5})[0]));
    return values;
}

TEST(ChanceKernels, HappensBelowTheProbabilityOfTheHazard) {
    const auto luck = column(1, 1, false);
    for (const double scale : {0.02, 0.5, 3.0}) {  // on both sides of where expm1 changes its formula
        const auto hazard = column(2, scale, true);
        std::vector<std::uint8_t> flag(count, 7);
        chance_kernels::happens(luck.data(), hazard.data(), count, flag.data());
        for (std::size_t k = 0; k < count; ++k) ASSERT_EQ(flag[k], luck[k] < probability_of_hazard(hazard[k])) << k;
        EXPECT_GT(std::ranges::count(flag, 1), 10) << scale;
        EXPECT_GT(std::ranges::count(flag, 0), 10) << scale;
    }
}

TEST(ChanceKernels, ExponentialsAreThePortableOnes) {
    auto value = column(3, 40, false);
    for (double& each : value) each -= 20;
    const auto before = value;
    chance_kernels::exponentials(value.data(), count);
    for (std::size_t k = 0; k < count; ++k) ASSERT_EQ(value[k], portable::exp(before[k])) << k;
}

TEST(ChanceKernels, CompetingExitsShareTheIntervalOfTheirTotal) {
    const auto luck = column(4, 1, false), first = column(5, 0.8, true), second = column(6, 0.4, true);
    std::vector<chance_kernels::Exit> exit(count);
    chance_kernels::compete(luck.data(), first.data(), second.data(), count, exit.data());
    std::array<int, 3> seen{};
    for (std::size_t k = 0; k < count; ++k) {
        const double total = first[k] + second[k], any = probability_of_hazard(total);
        const auto expected = total <= 0 || luck[k] >= any      ? chance_kernels::Exit::none
                              : luck[k] < any * (first[k] / total) ? chance_kernels::Exit::first
                                                                   : chance_kernels::Exit::second;
        ASSERT_EQ(exit[k], expected) << k;
        ++seen[static_cast<std::size_t>(exit[k])];
    }
    for (const int each : seen) EXPECT_GT(each, 100);
}

TEST(ChanceKernels, NoExitIsTakenWhereBothAreShut) {
    const std::vector<double> luck{1e-10, 0.5, 1 - 1e-10}, shut(3);
    std::vector<chance_kernels::Exit> exit(3, chance_kernels::Exit::second);
    chance_kernels::compete(luck.data(), shut.data(), shut.data(), 3, exit.data());
    EXPECT_EQ(std::ranges::count(exit, chance_kernels::Exit::none), 3);
}

}  // namespace
}  // namespace savan
