/// The vectorised loop of pay against one person after the other.

#include "sim/processes/remittance_kernels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "sim/base/draws.hpp"
#include "sim/base/money.hpp"

namespace savan {
namespace {

TEST(RemittanceKernels, DividePayAsItIsDividedOneByOne) {
    constexpr std::size_t people = 999;
    const Draws luck{{2005, 3}};
    const remittance_kernels::Rates rates{0.05, 5, 60, 0.4, 0.35};
    std::vector<float> wage, debt, paid_part, service(people), saved(people);
    std::vector<std::int32_t> months, pay(people), sent(people);
    for (std::uint32_t id = 0; id < people; ++id) {
        const Words4 words = luck.words({id, 1}, Purpose::wage_offer, Month{5});
        wage.push_back(static_cast<float>(20 + 200 * unit_interval(words[0])));
        debt.push_back(id % 3 ? 0.0f : static_cast<float>(90 * unit_interval(words[1])));
        paid_part.push_back(id % 5 == 0 ? 0.0f : id % 5 == 1 ? 0.5f : 1.0f);
        months.push_back(static_cast<std::int32_t>(words[2] % 100));
    }
    remittance_kernels::divide_pay({wage.data(), debt.data(), paid_part.data(), months.data(), service.data(),
                                    saved.data(), pay.data(), sent.data()},
                                   people, rates);
    int indebted = 0, thrifty = 0, penniless = 0;
    for (std::size_t k = 0; k < people; ++k) {
        const double years = std::min(months[k] / 12.0, 5.0);
        const double earned = wage[k] * (1.0 + 0.05 * years) * paid_part[k];
        const double living = std::min(earned, 60.0);
        const double to_lender = std::min({double(debt[k]), 0.4 * earned, earned - living});
        const double left = earned - living - to_lender;
        const Cents cents = to_cents(std::min(0.35 * earned, left));
        ASSERT_EQ(pay[k], to_cents(earned)) << k;
        ASSERT_EQ(sent[k], cents) << k;
        ASSERT_EQ(service[k], static_cast<float>(to_lender)) << k;
        ASSERT_EQ(saved[k], static_cast<float>(std::max(0.0, left - 0.01 * static_cast<double>(cents)))) << k;
        indebted += service[k] > 0, thrifty += saved[k] > 1, penniless += sent[k] == 0;
    }
    EXPECT_GT(indebted, 100);
    EXPECT_GT(thrifty, 100);
    EXPECT_GT(penniless, 100);
}

}  // namespace
}  // namespace savan
