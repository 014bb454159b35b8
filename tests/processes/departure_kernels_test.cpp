/// The vectorised loops of departures against plain ones, one person after the other.

#include "sim/processes/departure_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "sim/base/draws.hpp"
#include "sim/base/single_math.hpp"

namespace savan {
namespace {

constexpr std::size_t people = 999;

/// Draws of all, and first the least and the largest ones.
std::vector<std::uint32_t> words_of(std::size_t count) {
    const Draws luck{{2005, 3}};
    std::vector<std::uint32_t> words = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff};
    for (std::uint32_t id = 0; words.size() < count; ++id)
        words.push_back(luck.words({id, 1}, Purpose::channel, Month{5})[id % 4]);
    return words;
}

TEST(DepartureKernels, ChooseTheLargestUtilityWithItsLuck) {
    const auto words = words_of(8 * people);
    std::vector<double> utility(8 * people);
    for (std::size_t k = 0; k < utility.size(); ++k)
        utility[k] = k % 7 == 3 ? -HUGE_VAL : static_cast<double>(k % 11) / 4;
    std::vector<double> best(people, -HUGE_VAL);
    std::vector<std::int64_t> chosen(people, 0);
    std::vector<double> with_luck = utility;
    for (const std::int64_t first : {0, 4})
        departure_kernels::choose_of_four(words.data() + static_cast<std::size_t>(first) * people,
                                          with_luck.data() + static_cast<std::size_t>(first) * people, first,
                                          people, best.data(), chosen.data());
    std::array<int, 8> times{};
    for (std::size_t k = 0; k < people; ++k) {
        std::array<double, 8> value;
        for (std::size_t o = 0; o < 8; ++o)
            value[o] = utility[o * people + k] + gumbel(words[o * people + k]);
        const auto largest = std::max_element(value.begin(), value.end());
        ASSERT_EQ(chosen[k], largest - value.begin()) << k;
        ASSERT_EQ(best[k], *largest) << k;
        ++times[static_cast<std::size_t>(chosen[k])];
    }
    for (const int count : times) EXPECT_GT(count, 20);
}

TEST(DepartureKernels, TakeCostsAndMakeOffers) {
    const auto words = words_of(people);
    std::vector<double> cost, money, bonus, utility(people, 1.5), offer(people);
    for (std::size_t k = 0; k < people; ++k) {
        cost.push_back(30.0 + static_cast<double>(k % 17) * 9),
            money.push_back(1.0 + static_cast<double>(k % 23) * 8);
        bonus.push_back(k % 3 ? 0.0 : 0.25);
    }
    departure_kernels::take_costs(cost.data(), money.data(), people, 0.8, utility.data());
    departure_kernels::offers(words.data(), bonus.data(), people, 0.4, offer.data());
    for (std::size_t k = 0; k < people; ++k) {
        ASSERT_EQ(utility[k], 1.5 - 0.8 * portable::log(1 + cost[k] / money[k])) << k;
        const double exact = 0.4 * portable::normal_quantile(unit_interval(words[k])) + bonus[k];
        ASSERT_NEAR(offer[k], std::exp(exact), 1e-6 * std::exp(exact)) << words[k];
        ASSERT_EQ(offer[k],
                  portable::exp(0.4 * single::normal_quantile(words[k]) + bonus[k]))
            << k;
    }
}

}  // namespace
}  // namespace savan
