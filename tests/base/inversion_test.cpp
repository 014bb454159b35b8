/// A table of inversion gives for every word what the rule gives that it was made from.

#include "sim/base/inversion.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace savan {
namespace {

/// Goes through the shares one by one.
struct Rule {
    std::vector<double> shares;
    std::size_t operator()(double u) const {
        for (std::size_t k = 0; k + 1 < shares.size(); ++k) {
            u -= shares[k];
            if (u < 0) return k;
        }
        return shares.size() - 1;
    }
};

void expect_the_rule(const std::vector<double>& shares) {
    const Rule rule{shares};
    const Inversion table(shares.size(), rule);
    std::vector<std::uint32_t> words = {0, 1, 0xfffffffe, 0xffffffff};
    double sum = 0;
    for (const double share : shares) {  // where the outcome changes, and where the top byte does
        sum += share;
        for (const double edge : {sum, static_cast<double>(static_cast<int>(sum * 256)) / 256})
            for (int off = -3; off <= 3; ++off)
                words.push_back(static_cast<std::uint32_t>(static_cast<std::int64_t>(edge * 0x1p32) + off));
    }
    for (std::uint32_t k = 0; k < 20'000; ++k) words.push_back(philox4x32_10({k, 0, 0, 0}, {3, 4})[0]);
    for (const std::uint32_t word : words) ASSERT_EQ(table(word), rule(unit_interval(word))) << word;
}

TEST(Inversion, GivesWhatTheRuleGives) {
    expect_the_rule({0.061, 0.064, 0.066, 0.053, 0.043, 0.038, 0.5, 0.175});
    expect_the_rule({0.25, 0.5, 0.25});  // changes together with the top byte
    expect_the_rule(std::vector<double>(1000, 0.001));
}

TEST(Inversion, LeavesOutWhatHasNoShare) {
    expect_the_rule({0, 0, 0.5, 0, 0.5, 0});
    expect_the_rule({0, 1, 0});
}

TEST(Inversion, TakesTheLastWhereSharesDoNotReachOne) {
    expect_the_rule({0.1, 0.2});
    expect_the_rule({1});
}

}  // namespace
}  // namespace savan
