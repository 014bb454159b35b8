#pragma once
/// Designs on the unit cube: rows of places u in (0, 1), one column for each factor. A place is the quantile
/// of the factor's distribution, so nothing here knows a parameter. All luck is keyed by (seed, column,
/// row): the same call gives the same design everywhere.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace savan::sweep {

/// Row-major; row i, column j is places[i * columns + j].
struct UnitDesign {
    std::size_t rows = 0, columns = 0;
    std::vector<double> places;

    UnitDesign(std::size_t row_count, std::size_t column_count)
        : rows(row_count), columns(column_count), places(row_count * column_count) {}
    double& at(std::size_t row, std::size_t column) { return places[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return places[row * columns + column]; }
};

/// Middle of level k of n equally likely ones: (k + 1/2) / n.
constexpr double level_place(std::size_t level, std::size_t levels) noexcept {
    return (static_cast<double>(level) + 0.5) / static_cast<double>(levels);
}

/// Full factorial; levels[j] levels of factor j, the last factor changes fastest.
UnitDesign grid(const std::vector<std::size_t>& levels);

/// Every column has one place, at random within it, in each of `rows` intervals of equal length, and columns
/// are paired at random. Source: McKay, Beckman and Conover (1979), Technometrics 21(2).
UnitDesign latin_hypercube(std::size_t rows, std::size_t columns, std::uint32_t seed);

/// Sobol's sequence (direction numbers of Joe and Kuo, 2008) from the origin on, every column shifted by 32
/// random bits (exclusive or), which keeps its balance: the first 2^m rows have one place in each of 2^m
/// intervals. At most 3667 columns.
UnitDesign sobol_sequence(std::size_t rows, std::size_t columns, std::uint32_t seed);

/// For Sobol indices: base rows of a sobol_sequence over 2 x columns give A and B; for each base row there
/// are columns + 2 rows, one after the other: A, B, and for each factor j in order A with column j of B.
/// Source: Saltelli and others (2010), Computer Physics Communications 181(2), radial order.
UnitDesign saltelli(std::size_t base_rows, std::size_t columns, std::uint32_t seed);

/// For elementary effects.
struct MorrisDesign {
    UnitDesign design;  ///< columns + 1 rows for each trajectory, one after the other
    /// For each trajectory the factor that each step changes, counted from 1, negative if its place falls.
    std::vector<std::vector<int>> steps;
};

/// Trajectories through level_place() of an even number of levels. Each step moves one factor by half the
/// levels, so by exactly 1/2 in place; within a trajectory each factor moves once, in random order.
/// Source: Morris (1991), Technometrics 33(2), with levels in the middle of their intervals instead of at
/// the ends, where a normal distribution has no quantile.
MorrisDesign morris(std::size_t trajectories, std::size_t columns, std::size_t levels, std::uint32_t seed);

}  // namespace savan::sweep
