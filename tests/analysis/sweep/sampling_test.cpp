#include "analysis/sweep/sampling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <map>
#include <set>

namespace savan::sweep {
namespace {

using testing::Each;
using testing::ElementsAre;

std::vector<double> column_of(const UnitDesign& design, std::size_t column, std::size_t rows) {
    std::vector<double> places;
    for (std::size_t row = 0; row < rows; ++row) places.push_back(design.at(row, column));
    return places;
}

/// How many places fall into each of n intervals of equal length.
std::vector<int> counts(const std::vector<double>& places, std::size_t n) {
    std::vector<int> made(n);
    for (const double u : places) ++made.at(static_cast<std::size_t>(u * static_cast<double>(n)));
    return made;
}

/// Squared centred L2 discrepancy, Hickernell (1998), Mathematics of Computation 67, equation 5.
double discrepancy(const UnitDesign& design) {
    const auto n = static_cast<double>(design.rows), s = static_cast<double>(design.columns);
    double single = 0, pairs = 0;
    for (std::size_t i = 0; i < design.rows; ++i) {
        double product = 1;
        for (std::size_t j = 0; j < design.columns; ++j) {
            const double d = std::abs(design.at(i, j) - 0.5);
            product *= 1 + d / 2 - d * d / 2;
        }
        single += product;
        for (std::size_t k = 0; k < design.rows; ++k) {
            double both = 1;
            for (std::size_t j = 0; j < design.columns; ++j) {
                const double a = design.at(i, j), b = design.at(k, j);
                both *= 1 + std::abs(a - 0.5) / 2 + std::abs(b - 0.5) / 2 - std::abs(a - b) / 2;
            }
            pairs += both;
        }
    }
    return std::pow(13.0 / 12, s) - 2 / n * single + pairs / (n * n);
}

TEST(Grid, HasEveryCombinationOnceAndTheLastFactorChangesFastest) {
    const UnitDesign design = grid({2, 3, 4});
    ASSERT_EQ(design.rows, 24u);
    std::set<std::vector<double>> rows;
    for (std::size_t row = 0; row < 24; ++row)
        rows.insert({design.at(row, 0), design.at(row, 1), design.at(row, 2)});
    EXPECT_EQ(rows.size(), 24u);
    EXPECT_THAT(column_of(design, 2, 5), ElementsAre(0.125, 0.375, 0.625, 0.875, 0.125));
    EXPECT_THAT(column_of(design, 0, 24), testing::Contains(0.25).Times(12));
}

TEST(LatinHypercube, EveryColumnHasOnePlaceInEachInterval) {
    for (const std::size_t rows : {1u, 7u, 100u}) {
        const UnitDesign design = latin_hypercube(rows, 5, 3);
        for (std::size_t column = 0; column < 5; ++column)
            EXPECT_THAT(counts(column_of(design, column, rows), rows), Each(1)) << rows << " " << column;
    }
}

TEST(LatinHypercube, ColumnsAreUnrelatedAndSeedsDiffer) {
    const UnitDesign design = latin_hypercube(4000, 2, 3), other = latin_hypercube(4000, 2, 4);
    double covariance = 0;
    for (std::size_t row = 0; row < design.rows; ++row)
        covariance += (design.at(row, 0) - 0.5) * (design.at(row, 1) - 0.5);
    // The correlation of unrelated columns has a standard deviation of 1/sqrt(4000); five of them.
    EXPECT_LT(std::abs(covariance / 4000 * 12), 5 / std::sqrt(4000.0));
    EXPECT_NE(design.places, other.places);
    EXPECT_EQ(design.places, latin_hypercube(4000, 2, 3).places);
}

TEST(SobolSequence, TheLibraryBeginsAsPublished) {
    // Bratley and Fox (1988), two dimensions; the library leaves out the origin.
    boost::random::sobol_engine<std::uint32_t, 32> engine(2);
    std::vector<double> first;
    for (int i = 0; i < 10; ++i) first.push_back(engine() * 0x1p-32);
    EXPECT_THAT(first, ElementsAre(0.5, 0.5, 0.75, 0.25, 0.25, 0.75, 0.375, 0.375, 0.875, 0.875));
}

TEST(SobolSequence, IsThePublishedOneButForAShiftOfBitsInEachColumn) {
    const UnitDesign design = sobol_sequence(64, 3, 9);
    boost::random::sobol_engine<std::uint32_t, 32> engine(3);
    const auto word = [&](std::size_t row, std::size_t column) {
        return static_cast<std::uint32_t>(design.at(row, column) * 0x1p32);
    };
    for (std::size_t row = 1; row < 64; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            ASSERT_EQ(word(row, column) ^ word(0, column), engine()) << row << " " << column;
}

TEST(SobolSequence, EveryPowerOfTwoIsBalanced) {
    const UnitDesign design = sobol_sequence(1024, 200, 1);
    for (const std::size_t rows : {2u, 16u, 256u, 1024u})
        for (std::size_t column = 0; column < 200; column += 13)
            ASSERT_THAT(counts(column_of(design, column, rows), rows), Each(1)) << rows << " " << column;
    // The first two columns are a (0, m, 2)-net: one point in each of 32 x 32 squares.
    std::set<std::pair<int, int>> squares;
    for (std::size_t row = 0; row < 1024; ++row)
        squares.insert({static_cast<int>(design.at(row, 0) * 32), static_cast<int>(design.at(row, 1) * 32)});
    EXPECT_EQ(squares.size(), 1024u);
}

TEST(SobolSequence, FillsTheCubeMoreEvenlyThanChanceAndLatinHypercubes) {
    double sobol = 0, latin = 0;
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        sobol += discrepancy(sobol_sequence(256, 4, seed));
        latin += discrepancy(latin_hypercube(256, 4, seed));
    }
    // Expected of independent points: ((5/4)^4 - (13/12)^4) / 256.
    const double chance = (std::pow(1.25, 4) - std::pow(13.0 / 12, 4)) / 256 * 5;
    EXPECT_LT(sobol, latin / 2);
    EXPECT_LT(latin, chance);
}

TEST(Saltelli, RowsAreABAndAWithOneColumnOfB) {
    constexpr std::size_t columns = 3, base_rows = 8;
    const UnitDesign design = saltelli(base_rows, columns, 5),
                     both = sobol_sequence(base_rows, 2 * columns, 5);
    ASSERT_EQ(design.rows, base_rows * (columns + 2));
    for (std::size_t base = 0; base < base_rows; ++base) {
        const std::size_t first = base * (columns + 2);
        for (std::size_t j = 0; j < columns; ++j) {
            const double a = both.at(base, j), b = both.at(base, columns + j);
            EXPECT_NE(a, b);
            EXPECT_EQ(design.at(first, j), a);
            EXPECT_EQ(design.at(first + 1, j), b);
            for (std::size_t i = 0; i < columns; ++i)
                EXPECT_EQ(design.at(first + 2 + i, j), i == j ? b : a) << base << " " << i << " " << j;
        }
    }
}

TEST(Morris, EachStepMovesOneFactorByOneHalfAndEachFactorMovesOnce) {
    constexpr std::size_t trajectories = 40, columns = 6;
    for (const std::size_t levels : {2u, 4u, 10u}) {
        const MorrisDesign morris_design = morris(trajectories, columns, levels, 11);
        const UnitDesign& design = morris_design.design;
        ASSERT_EQ(design.rows, trajectories * (columns + 1));
        std::set<std::vector<int>> orders;
        std::map<double, int> starts;
        for (std::size_t t = 0; t < trajectories; ++t) {
            std::set<int> moved;
            std::vector<int> order;
            for (std::size_t step = 0; step < columns; ++step) {
                const std::size_t row = t * (columns + 1) + step;
                const int said = morris_design.steps[t][step];
                for (std::size_t j = 0; j < columns; ++j) {
                    const double change = design.at(row + 1, j) - design.at(row, j);
                    const bool is_moved = static_cast<int>(j) + 1 == std::abs(said);
                    ASSERT_NEAR(change, is_moved ? (said > 0 ? 0.5 : -0.5) : 0, 1e-12) << row << " " << j;
                }
                moved.insert(std::abs(said));
                order.push_back(std::abs(said));
            }
            EXPECT_EQ(moved.size(), columns);
            orders.insert(order);
            for (std::size_t j = 0; j < columns; ++j) ++starts[design.at(t * (columns + 1), j)];
        }
        EXPECT_GT(orders.size(), trajectories / 2);
        EXPECT_EQ(starts.size(), levels);  // every level begins some trajectory
    }
}

}  // namespace
}  // namespace savan::sweep
