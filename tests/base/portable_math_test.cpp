// The project's own exp, log and their kin against libm in long double (64 bits of mantissa): the
// error bounds that portable_math.hpp states, over dense grids and at the edges.

#include "sim/base/portable_math.hpp"

#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace savan {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_normal = std::numeric_limits<double>::min();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

using Ours = double (*)(double);
using Truth = long double (*)(long double);

struct Interval {
    double low, high;
    int steps = 400'000;
};

/// Largest relative error on a grid, with the end points.
struct Worst {
    long double error = 0;
    double at = 0;
};

Worst worst_error(Ours ours, Truth truth, Interval grid) {
    Worst worst;
    for (int step = 0; step <= grid.steps; ++step) {
        const double x = step == grid.steps ? grid.high
                                            : grid.low + (grid.high - grid.low) * (static_cast<double>(step) / grid.steps);
        const long double right = truth(x), have = ours(x);
        const long double error = right == 0 ? std::fabs(have) : std::fabs((have - right) / right);
        if (!(error <= worst.error)) worst = {error, x};  // a NaN is the worst of all
    }
    return worst;
}

void expect_accurate(Ours ours, Truth truth, Interval grid, double bound) {
    const Worst worst = worst_error(ours, truth, grid);
    EXPECT_LT(worst.error, bound) << "on [" << grid.low << ", " << grid.high << "] at " << worst.at;
}

TEST(PortableExp, IsWithinItsBound) {
    const Truth truth = [](long double x) { return std::exp(x); };
    for (const Interval grid : {Interval{-708, 709, 2'000'000}, {-1, 1}, {-1e-6, 1e-6}, {-20, 5}})
        expect_accurate([](double x) { return portable::exp(x); }, truth, grid, 1e-15);
}

TEST(PortableExp, IsWhatTheEdgesSay) {
    EXPECT_EQ(portable::exp(0.0), 1.0);
    EXPECT_EQ(portable::exp(-0.0), 1.0);
    EXPECT_EQ(portable::exp(smallest), 1.0);
    EXPECT_EQ(portable::exp(-infinity), 0.0);
    EXPECT_EQ(portable::exp(infinity), infinity);
    EXPECT_GT(portable::exp(-708.0), smallest_normal);
    EXPECT_EQ(portable::exp(std::nextafter(-708.0, -infinity)), 0.0);
    EXPECT_LT(portable::exp(709.0), infinity);
    EXPECT_EQ(portable::exp(std::nextafter(709.0, infinity)), infinity);
    EXPECT_TRUE(std::isnan(portable::exp(nan)));
}

TEST(PortableExp, NeverFallsAsItsArgumentRises) {
    // Coupled draws compare a number with a probability: a dip would break the signs under pairing.
    double before = 0;
    for (int step = -4'000'000; step <= 4'000'000; ++step) {
        const double now = portable::exp(step * 1e-7);
        ASSERT_GE(now, before) << step;
        before = now;
    }
}

TEST(PortableLog, IsWithinItsBound) {
    const Truth truth = [](long double x) { return std::log(x); };
    for (const Interval grid : {Interval{0.5, 2, 2'000'000}, {0.999, 1.001}, {1e-9, 1}, {1, 1e6}, {1e200, 1e308},
                                {smallest_normal, 1e-300}})
        expect_accurate([](double x) { return portable::log(x); }, truth, grid, 4e-16);
    // Every binade, which a linear grid passes over.
    for (int power = -1022; power <= 1023; ++power)
        for (const double mantissa : {1.0, 1.1, 1.3, 1.4142135623730949, 1.4142135623730951, 1.6, 1.9999999999999998}) {
            const double x = std::ldexp(mantissa, power);
            const long double right = std::log(static_cast<long double>(x));
            ASSERT_LE(std::fabs(portable::log(x) - right), 4e-16L * std::fabs(right)) << x;
        }
}

TEST(PortableLog, IsWhatTheEdgesSay) {
    EXPECT_EQ(portable::log(1.0), 0.0);
    EXPECT_EQ(portable::log(0.0), -infinity);
    EXPECT_EQ(portable::log(-0.0), -infinity);
    EXPECT_EQ(portable::log(-1.0), -infinity);
    EXPECT_EQ(portable::log(infinity), infinity);
    EXPECT_TRUE(std::isnan(portable::log(nan)));
    EXPECT_NEAR(portable::log(std::numeric_limits<double>::max()), 709.78271289338397, 1e-12);
}

TEST(PortableExpm1, IsWithinItsBound) {
    const Truth truth = [](long double x) { return std::expm1(x); };
    for (const Interval grid : {Interval{-1, 1, 2'000'000}, {-708, 709}, {-1e-9, 1e-9}, {0.34, 0.36}, {-0.36, -0.34}})
        expect_accurate([](double x) { return portable::expm1(x); }, truth, grid, 1e-15);
    EXPECT_EQ(portable::expm1(0.0), 0.0);
    EXPECT_EQ(portable::expm1(smallest), smallest);
    EXPECT_EQ(portable::expm1(-infinity), -1.0);
    EXPECT_EQ(portable::expm1(infinity), infinity);
    EXPECT_TRUE(std::isnan(portable::expm1(nan)));
}

TEST(PortableLog1p, IsWithinItsBound) {
    const Truth truth = [](long double x) { return std::log1p(x); };
    for (const Interval grid : {Interval{-0.999, 1, 2'000'000}, {-1e-12, 1e-12}, {1, 1e6}})
        expect_accurate(portable::log1p, truth, grid, 1e-15);
    EXPECT_EQ(portable::log1p(0.0), 0.0);
    EXPECT_EQ(portable::log1p(smallest), smallest);
    EXPECT_EQ(portable::log1p(-1.0), -infinity);
    EXPECT_EQ(portable::log1p(infinity), infinity);
    EXPECT_TRUE(std::isnan(portable::log1p(nan)));
}

TEST(PortableLogistic, IsWithinItsBound) {
    const Truth truth = [](long double x) { return 1 / (1 + std::exp(-x)); };
    for (const Interval grid : {Interval{-708, 40}, {-5, 5, 1'000'000}})
        expect_accurate([](double x) { return portable::logistic(x); }, truth, grid, 1e-15);
    EXPECT_EQ(portable::logistic(0.0), 0.5);
    EXPECT_EQ(portable::logistic(-infinity), 0.0);
    EXPECT_EQ(portable::logistic(infinity), 1.0);
}

TEST(PortableTanh, IsWithinItsBound) {
    const Truth truth = [](long double x) { return std::tanh(x); };
    for (const Interval grid : {Interval{-1, 1, 1'000'000}, {-25, 25}, {-1e-9, 1e-9}})
        expect_accurate([](double x) { return portable::tanh(x); }, truth, grid, 1e-15);
    EXPECT_EQ(portable::tanh(0.0), 0.0);
    EXPECT_EQ(portable::tanh(infinity), 1.0);
    EXPECT_EQ(portable::tanh(-infinity), -1.0);
    EXPECT_EQ(portable::tanh(1e6), 1.0);
}

TEST(PortablePow, LosesNoMoreThanItsExponentExplains) {
    // exp(y ln x): an error of ln x is multiplied by y ln x.
    for (const double y : {-2.0, -0.5, 0.4, 0.5, 0.6, 1.0, 3.0})
        for (int step = 1; step <= 100'000; ++step) {
            const double x = step * 0.01;
            const long double right = std::pow(static_cast<long double>(x), static_cast<long double>(y));
            const double bound = 1e-15 + 4e-16 * std::fabs(y * std::log(x));
            ASSERT_LT(std::fabs((portable::pow(x, y) - right) / right), bound) << x << "^" << y;
        }
    EXPECT_EQ(portable::pow(0.0, 0.4), 0.0);
    EXPECT_EQ(portable::pow(1.0, 123.4), 1.0);
    EXPECT_EQ(portable::pow(7.0, 0.0), 1.0);
}

TEST(PortableNormalQuantile, IsWithinItsBound) {
    const Truth truth = [](long double p) {
        return -std::sqrt(2.0L) * boost::math::erfc_inv(2 * p);
    };
    const double step = 0x1p-33;  // the smallest and largest probability of a draw
    for (const Interval grid : {Interval{1e-4, 1 - 1e-4}, {0.074, 0.076, 50'000}, {0.49, 0.5 - 1e-9}, {step, 1e-6, 50'000},
                                {1 - 1e-6, 1 - step, 50'000}, {1e-300, 1e-290, 50'000}})
        expect_accurate(portable::normal_quantile, truth, grid, 2e-15);
    EXPECT_EQ(portable::normal_quantile(0.5), 0.0);
    for (const double p : {0.25, 0.125, 0x1p-10, 0x1p-33})
        EXPECT_EQ(portable::normal_quantile(p), -portable::normal_quantile(1 - p)) << p;
}

TEST(PortableModerateNormalQuantile, IsNormalQuantileWithoutBranches) {
    // Every draw of 32 bits lies in [2^-33, 1 - 2^-33]; the edges of the parts are looked at closely.
    std::vector<double> probabilities = {0x1p-36, 1 - 0x1p-36, 0x1p-33, 1 - 0x1p-33, 0.5};
    for (const double edge : {0.5 - portable::central_half_width, 0.5 + portable::central_half_width}) {
        probabilities.push_back(edge);
        double below = edge, above = edge;
        for (int k = 0; k < 1000; ++k) {
            probabilities.push_back(below = std::nextafter(below, 0));
            probabilities.push_back(above = std::nextafter(above, 1));
        }
    }
    for (int step = 1; step < 2'000'000; ++step) probabilities.push_back(step * 5e-7);
    for (int power = 2; power <= 33; ++power)
        for (const double mantissa : {1.0, 1.2, 1.5, 1.9}) {
            probabilities.push_back(std::ldexp(mantissa, -power));
            probabilities.push_back(1 - std::ldexp(mantissa, -power));
        }
    for (const double p : probabilities) ASSERT_EQ(portable::moderate_normal_quantile(p), portable::normal_quantile(p)) << p;
}

TEST(PortableModerateNormalQuantile, IsWithinItsBound) {
    const Truth truth = [](long double p) { return -std::sqrt(2.0L) * boost::math::erfc_inv(2 * p); };
    const Ours ours = [](double p) { return portable::moderate_normal_quantile(p); };
    for (const Interval grid : {Interval{1e-4, 1 - 1e-4}, {0.074, 0.076, 50'000}, {0.924, 0.926, 50'000},
                                {0x1p-33, 1e-6, 50'000}, {1 - 1e-6, 1 - 0x1p-33, 50'000}})
        expect_accurate(ours, truth, grid, 2e-15);
    EXPECT_EQ(portable::moderate_normal_quantile(0.5), 0.0);
}

TEST(PortableNormalCdf, IsWithinItsBound) {
    for (int step = -100'000; step <= 100'000; ++step) {
        const double x = step * 1e-4;
        const long double right = 0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
        ASSERT_LT(std::fabs(portable::normal_cdf(x) - right), 2e-12L) << x;
    }
    EXPECT_EQ(portable::normal_cdf(0.0), 0.5);
    EXPECT_EQ(portable::normal_cdf(infinity), 1.0);
    EXPECT_EQ(portable::normal_cdf(-infinity), 0.0);
    for (const double x : {0.3, 1.0, 2.5, 5.0})
        EXPECT_NEAR(portable::normal_quantile(portable::normal_cdf(-x)), -x, 1e-6) << x;
}

}  // namespace
}  // namespace savan
