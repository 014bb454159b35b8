#pragma once
/// Verdicts of statistical tests. Seeds are fixed, so a verdict never flakes; it is rejected at 1e-6,
/// two-sided, so that a fit which is too good is noticed as well.

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace savan::support {

constexpr double reject_below = 1e-6;

/// Two-sided p-value of a standard normal score.
inline double p_of_score(double z) { return boost::math::erfc(std::fabs(z) / std::sqrt(2.0)); }

/// Two-sided p-value of Pearson's chi-square of counts against expected counts of the same total;
/// `fitted` parameters taken from the data are subtracted from the degrees of freedom.
inline double p_of_counts(const std::vector<std::int64_t>& seen, const std::vector<double>& expected,
                          std::size_t fitted = 0) {
    double statistic = 0;
    for (std::size_t cell = 0; cell < seen.size(); ++cell) {
        const double miss = static_cast<double>(seen[cell]) - expected[cell];
        statistic += miss * miss / expected[cell];
    }
    const double half_freedom = 0.5 * static_cast<double>(seen.size() - 1 - fitted);
    const double above = boost::math::gamma_q(half_freedom, 0.5 * statistic);
    const double below = boost::math::gamma_p(half_freedom, 0.5 * statistic);
    return 2 * std::fmin(above, below);
}

/// The same against equal expected counts.
inline double p_of_uniform_counts(const std::vector<std::int64_t>& seen) {
    double total = 0;
    for (const auto count : seen) total += static_cast<double>(count);
    return p_of_counts(seen, std::vector<double>(seen.size(), total / static_cast<double>(seen.size())));
}

/// Two-sided p-value of a binomial count, by its normal limit; for n p (1 - p) above a hundred.
inline double p_of_share(std::int64_t successes, std::int64_t trials, double share) {
    const double n = static_cast<double>(trials);
    return p_of_score((static_cast<double>(successes) - n * share) / std::sqrt(n * share * (1 - share)));
}

/// Two-sided p-value of a sample mean with known mean and standard deviation of one observation.
inline double p_of_mean(double sum, std::int64_t observations, double mean, double sd) {
    const double n = static_cast<double>(observations);
    return p_of_score((sum / n - mean) / (sd / std::sqrt(n)));
}

inline testing::AssertionResult plausible(double p) {
    if (p >= reject_below) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "p = " << p << ", rejected below " << reject_below;
}

}  // namespace savan::support
