// Two options whose difference in net benefit is normal: what a large sample says against the closed form,
// CEAC = Phi(mu / sigma) and EVPI = sigma (phi(m) - |m| Phi(-|m|)), m = mu / sigma.
#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "analysis/cost_effectiveness.hpp"
#include "sim/base/draws.hpp"
#include "tests/support/statistics.hpp"

namespace savan::analysis {
namespace {

constexpr std::uint32_t trials = 1'000'000;
constexpr double willingness = 50, mean_effect = 4, sd_effect = 3;

/// The second option against a first that costs and does nothing.
std::vector<std::vector<CostEffect>> sample(double cost) {
    const Draws draws{{2005, 1}};
    std::vector<std::vector<CostEffect>> replicates(2);
    for (std::uint32_t trial = 0; trial < trials; ++trial) {
        const double luck = draws.normal({trial, 1}, Purpose::stay_month, Month{0});
        replicates[0].push_back({0, 0});
        replicates[1].push_back({cost, mean_effect + sd_effect * luck});
    }
    return replicates;
}

class ClosedForm : public testing::TestWithParam<double> {
protected:
    const double cost = GetParam();
    const double sigma = willingness * sd_effect, mu = willingness * mean_effect - cost, m = mu / sigma;
    const boost::math::normal normal;
    const Acceptability point = acceptability(sample(cost), willingness);
};

TEST_P(ClosedForm, ShareOfReplicatesIsTheNormalDistributionOfTheStandardisedMean) {
    const double share = boost::math::cdf(normal, m);
    const auto best = static_cast<std::int64_t>(std::llround(point.share[1] * trials));
    EXPECT_TRUE(support::plausible(support::p_of_share(best, trials, share)))
        << point.share[1] << ' ' << share;
}

TEST_P(ClosedForm, PerfectInformationIsTheUnitNormalLoss) {
    const double loss = boost::math::pdf(normal, m) - std::fabs(m) * boost::math::cdf(normal, -std::fabs(m));
    // The loss max(0, -x) (or max(0, x)) of one draw: second moment (1 + m^2) Phi(-|m|) - |m| phi(m).
    const double second =
        (1 + m * m) * boost::math::cdf(normal, -std::fabs(m)) - std::fabs(m) * boost::math::pdf(normal, m);
    const double sd = sigma * std::sqrt(second - loss * loss);
    EXPECT_TRUE(support::plausible(support::p_of_mean(point.evpi * trials, trials, sigma * loss, sd)))
        << point.evpi << ' ' << sigma * loss;
    EXPECT_EQ(point.best, mu > 0 ? 1u : 0u);
}

INSTANTIATE_TEST_SUITE_P(Costs, ClosedForm, testing::Values(20, 150, 230, 400));

}  // namespace
}  // namespace savan::analysis
