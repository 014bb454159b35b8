#include "analysis/sweep/sampling.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <numeric>
#include <utility>

#include "sim/base/draws.hpp"

namespace savan::sweep {

namespace {

/// 32 bits keyed by (seed, column, row).
std::uint32_t bits(std::uint32_t seed, Purpose purpose, std::size_t column, std::size_t row) {
    const Draws draws{{seed, 0}};
    return draws.words({static_cast<std::uint32_t>(column), 0}, purpose, Month{0},
                       static_cast<std::uint32_t>(row))[0];
}

/// 0 .. count - 1 in an order keyed by (seed, column, first row ..).
std::vector<std::size_t> shuffled(std::size_t count, std::uint32_t seed, std::size_t column,
                                  std::size_t first) {
    std::vector<std::pair<std::uint32_t, std::size_t>> keys(count);
    for (std::size_t i = 0; i < count; ++i)
        keys[i] = {bits(seed, Purpose::design_order, column, first + i), i};
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& [key, i] : keys) order.push_back(i);
    return order;
}

}  // namespace

UnitDesign grid(const std::vector<std::size_t>& levels) {
    const std::size_t rows =
        std::accumulate(levels.begin(), levels.end(), std::size_t{1}, std::multiplies<>());
    UnitDesign made(rows, levels.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = levels.size(), rest = row; column-- > 0; rest /= levels[column])
            made.at(row, column) = level_place(rest % levels[column], levels[column]);
    return made;
}

UnitDesign latin_hypercube(std::size_t rows, std::size_t columns, std::uint32_t seed) {
    UnitDesign made(rows, columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const std::vector<std::size_t> order = shuffled(rows, seed, column, 0);
        for (std::size_t row = 0; row < rows; ++row) {
            const double within = unit_interval(bits(seed, Purpose::design_place, column, row));
            made.at(row, column) = (static_cast<double>(order[row]) + within) / static_cast<double>(rows);
        }
    }
    return made;
}

UnitDesign sobol_sequence(std::size_t rows, std::size_t columns, std::uint32_t seed) {
    UnitDesign made(rows, columns);
    // The library leaves out the origin, without which 2^m points are not balanced.
    boost::random::sobol_engine<std::uint32_t, 32> engine(columns);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            made.at(row, column) =
                unit_interval((row == 0 ? 0u : engine()) ^ bits(seed, Purpose::design_place, column, 0));
    return made;
}

UnitDesign saltelli(std::size_t base_rows, std::size_t columns, std::uint32_t seed) {
    const UnitDesign both = sobol_sequence(base_rows, 2 * columns, seed);
    const std::size_t block = columns + 2;
    UnitDesign made(base_rows * block, columns);
    for (std::size_t base = 0; base < base_rows; ++base)
        for (std::size_t column = 0; column < columns; ++column) {
            const double a = both.at(base, column), b = both.at(base, columns + column);
            for (std::size_t row = 0; row < block; ++row)
                made.at(base * block + row, column) = row == 1 || row == column + 2 ? b : a;
        }
    return made;
}

MorrisDesign morris(std::size_t trajectories, std::size_t columns, std::size_t levels, std::uint32_t seed) {
    MorrisDesign made{UnitDesign(trajectories * (columns + 1), columns), {}};
    const std::size_t half = levels / 2;
    for (std::size_t t = 0; t < trajectories; ++t) {
        const std::size_t first = t * (columns + 1);
        std::vector<std::size_t> level(columns);
        for (std::size_t column = 0; column < columns; ++column) {
            const double u = unit_interval(bits(seed, Purpose::design_place, column, t));
            level[column] = static_cast<std::size_t>(u * static_cast<double>(levels));
            made.design.at(first, column) = level_place(level[column], levels);
        }
        std::vector<int>& steps = made.steps.emplace_back();
        // All factors of one trajectory are put in order together, so the trajectory is the key's column.
        for (std::size_t row = first; const std::size_t moved : shuffled(columns, seed, t, 0)) {
            const bool rises = level[moved] < half;
            level[moved] += rises ? half : levels - half;  // modulo levels, half down
            level[moved] %= levels;
            ++row;
            for (std::size_t column = 0; column < columns; ++column)
                made.design.at(row, column) = level_place(level[column], levels);
            steps.push_back((rises ? 1 : -1) * static_cast<int>(moved + 1));
        }
    }
    return made;
}

}  // namespace savan::sweep
