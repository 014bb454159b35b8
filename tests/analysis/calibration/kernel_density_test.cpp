#include "analysis/calibration/kernel_density.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/analysis/calibration/places.hpp"
#include "tests/support/statistics.hpp"

namespace savan::calibration {
namespace {

/// Weighted points around the corner of a plane.
struct Crowd {
    std::vector<Point> points;
    std::vector<double> weights;
};
Crowd crowd() {
    Crowd made;
    double sum = 0;
    for (const Point& u : latin_points(60, 2, 1)) {
        made.points.push_back({0.02 + 0.3 * u[0], 0.1 + 0.5 * u[0] + 0.3 * u[1]});
        made.weights.push_back(0.2 + u[1]);
        sum += made.weights.back();
    }
    for (double& weight : made.weights) weight /= sum;
    return made;
}

/// The density over that of the prior has the mean 1 over the prior, here over a fine grid of places.
TEST(KernelDensity, IsADensity) {
    const Crowd with = crowd();
    const KernelDensity density(with.points, with.weights);
    constexpr int fine = 400;
    double sum = 0;
    for (int i = 0; i < fine; ++i)
        for (int j = 0; j < fine; ++j)
            sum += std::exp(density.log_ratio_to_prior({(i + 0.5) / fine, (j + 0.5) / fine}));
    EXPECT_NEAR(sum / (fine * fine), 1, 1e-3);
}

/// Draws fall into cells as often as the density says.
TEST(KernelDensity, DrawsFollowTheDensity) {
    const Crowd with = crowd();
    const KernelDensity density(with.points, with.weights);
    constexpr int cells = 4, fine = 60, draws = 20'000;
    std::vector<double> expected;
    for (int a = 0; a < cells; ++a)
        for (int b = 0; b < cells; ++b) {
            double sum = 0;
            for (int i = 0; i < fine; ++i)
                for (int j = 0; j < fine; ++j)
                    sum += std::exp(density.log_ratio_to_prior(
                        {(a + (i + 0.5) / fine) / cells, (b + (j + 0.5) / fine) / cells}));
            expected.push_back(draws * sum / (cells * cells * fine * fine));
        }
    std::vector<std::int64_t> seen(cells * cells);
    for (std::uint32_t i = 0; i < draws; ++i) {
        const Point u = density.draw({{3, 1}}, {i, 0}, Month{0});
        ++seen[static_cast<std::size_t>(u[0] * cells) * cells + static_cast<std::size_t>(u[1] * cells)];
    }
    // Cells that hardly anything falls into are seen together.
    std::vector<std::int64_t> seen_often{0};
    std::vector<double> expected_often{0};
    for (std::size_t cell = 0; cell < expected.size(); ++cell)
        if (expected[cell] < 20) {
            seen_often[0] += seen[cell];
            expected_often[0] += expected[cell];
        } else {
            seen_often.push_back(seen[cell]);
            expected_often.push_back(expected[cell]);
        }
    EXPECT_GT(seen_often.size(), 5u);
    EXPECT_TRUE(support::plausible(support::p_of_counts(seen_often, expected_often)));
}

TEST(KernelDensity, OfOnePointOrOfEndsIsStillADensity) {
    for (const Point& u : {Point{0.3, 0.4}, Point{0.0, 1.0}}) {
        const KernelDensity density({u}, {1.0});
        EXPECT_TRUE(std::isfinite(density.log_ratio_to_prior(u)));
        const Point drawn = density.draw({{1, 1}}, {0, 0}, Month{0});
        EXPECT_NEAR(drawn[0], u[0], 0.01);
        EXPECT_NEAR(drawn[1], u[1], 0.01);
    }
}

}  // namespace
}  // namespace savan::calibration
