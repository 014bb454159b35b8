/// The vectorised loop of lists against one person after the other.

#include "sim/interventions/targeting_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/base/draws.hpp"

namespace savan {
namespace {

TEST(TargetingKernels, ObserveWhatAScoreAndItsNoiseGive) {
    const Draws luck{{2005, 3}};
    std::vector<std::uint16_t> rank = {1, 65535, 32768};
    std::vector<std::uint32_t> noise = {0, 0xffffffff, 0x80000000};
    std::vector<double> correlation = {1, -1, 0};
    for (std::uint32_t id = 0; id < 999; ++id) {
        const Words4 words = luck.words({id, 1}, Purpose::list_noise, Month{5});
        rank.push_back(static_cast<std::uint16_t>(1 + words[0] % 65535));
        noise.push_back(words[1]);
        correlation.push_back(2 * unit_interval(words[2]) - 1);
    }
    std::vector<double> observed(rank.size());
    targeting_kernels::observe(rank.data(), noise.data(), correlation.data(), rank.size(), observed.data());
    for (std::size_t k = 0; k < rank.size(); ++k) {
        const double score = portable::normal_quantile((rank[k] - 0.5) / 65535.0);
        const double missed = portable::normal_quantile(unit_interval(noise[k]));
        const double c = correlation[k];
        ASSERT_EQ(observed[k], c * score + std::sqrt(std::max(0.0, 1.0 - c * c)) * missed) << k;
    }
}

}  // namespace
}  // namespace savan
