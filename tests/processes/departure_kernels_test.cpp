/// The vectorised draws of departures against one draw after the other.

#include <gtest/gtest.h>

#include "sim/base/draws.hpp"
#include "sim/processes/departure_kernels.hpp"

namespace savan {
namespace {

TEST(DepartureKernels, AreTheScalarDraws) {
    const Draws luck{{2005, 3}};
    std::vector<std::uint32_t> words = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff};
    for (std::uint32_t id = 0; id < 999; ++id) words.push_back(luck.words({id, 1}, Purpose::channel, Month{5})[id % 4]);
    std::vector<double> gumbels(words.size()), normals = gumbels;
    departure_kernels::gumbels(words.data(), words.size(), gumbels.data());
    departure_kernels::normals(words.data(), words.size(), normals.data());
    for (std::size_t k = 0; k < words.size(); ++k) {
        ASSERT_EQ(gumbels[k], gumbel(words[k])) << words[k];
        const double exact = portable::normal_quantile(unit_interval(words[k]));
        ASSERT_NEAR(normals[k], exact, 2e-7 * std::abs(exact)) << words[k];
    }
}

}  // namespace
}  // namespace savan
