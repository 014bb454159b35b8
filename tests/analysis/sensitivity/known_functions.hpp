#pragma once
/// Functions of places in the unit cube whose shares of variance are known in closed form.

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <numeric>
#include <vector>

#include "analysis/sensitivity/sensitivity.hpp"
#include "analysis/sweep/sampling.hpp"
#include "sim/base/draws.hpp"

namespace savan::sensitivity {

using Place = std::span<const double>;

struct Known {
    std::size_t factors;
    std::function<double(Place)> value;
    double variance;
    std::vector<double> first, total;
};

/// Ishigami and Homma (1990), a = 7, b = 0.1.
inline Known ishigami() {
    using std::numbers::pi;
    constexpr double a = 7, b = 0.1;
    const double pi4 = std::pow(pi, 4), pi8 = pi4 * pi4;
    const double v1 = std::pow(1 + b * pi4 / 5, 2) / 2, v2 = a * a / 8,
                 v13 = b * b * pi8 * (1.0 / 18 - 1.0 / 50);
    const double v = v1 + v2 + v13;
    return {3,
            [](Place u) {
                const auto x = [&](std::size_t j) { return pi * (2 * u[j] - 1); };
                return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) +
                       b * std::pow(x(2), 4) * std::sin(x(0));
            },
            v,
            {v1 / v, v2 / v, 0},
            {(v1 + v13) / v, v2 / v, v13 / v}};
}

/// Sobol's g-function, Saltelli and Sobol (1995), a = 0, 1, 4.5, 9.
inline Known g_function() {
    const std::vector<double> a = {0, 1, 4.5, 9};
    Known made{a.size(), {}, 1, {}, {}};
    made.value = [a](Place u) {
        double product = 1;
        for (std::size_t j = 0; j < a.size(); ++j) product *= (std::abs(4 * u[j] - 2) + a[j]) / (1 + a[j]);
        return product;
    };
    std::vector<double> alone;
    for (const double one : a) alone.push_back(1 / (3 * (1 + one) * (1 + one)));
    for (const double one : alone) made.variance *= 1 + one;
    const double product = made.variance;
    made.variance -= 1;
    for (const double one : alone) {
        made.first.push_back(one / made.variance);
        made.total.push_back(one * product / (1 + one) / made.variance);
    }
    return made;
}

/// Sum of c_j u_j.
inline Known linear(const std::vector<double>& c) {
    Known made{c.size(), {}, 0, {}, {}};
    made.value = [c](Place u) { return std::inner_product(c.begin(), c.end(), u.begin(), 0.0); };
    for (const double one : c) made.variance += one * one / 12;
    for (const double one : c) made.first.push_back(one * one / 12 / made.variance);
    made.total = made.first;
    return made;
}

inline double keyed_uniform(std::uint32_t seed, std::size_t row, std::size_t column) {
    return Draws{{seed, 999}}.uniform({static_cast<std::uint32_t>(row), 0}, Purpose::design_place,
                                      Month{static_cast<std::int32_t>(column)});
}

/// Values of a function at places; units of `rows` rows.
inline Runs runs_at(const sweep::UnitDesign& places, std::size_t rows,
                    const std::function<double(Place)>& value) {
    Runs runs{places.rows / rows, rows, 1, {}};
    for (std::size_t row = 0; row < places.rows; ++row)
        runs.values.push_back(value(std::span(places.places).subspan(row * places.columns, places.columns)));
    return runs;
}

/// As Saltelli's design, with independent places instead of Sobol's sequence, so that errors are known.
inline sweep::UnitDesign independent_saltelli(std::size_t base_rows, std::size_t columns,
                                              std::uint32_t seed) {
    sweep::UnitDesign made(base_rows * (columns + 2), columns);
    for (std::size_t base = 0; base < base_rows; ++base)
        for (std::size_t row = 0; row < columns + 2; ++row)
            for (std::size_t j = 0; j < columns; ++j)
                made.at(base * (columns + 2) + row, j) =
                    keyed_uniform(seed, base, row == 1 || row == j + 2 ? columns + j : j);
    return made;
}

/// All units and replicates.
struct Everything {
    explicit Everything(const Runs& runs) : units(runs.units), replicates(runs.replicates) {
        std::iota(units.begin(), units.end(), 0);
        std::iota(replicates.begin(), replicates.end(), 0);
    }
    Picked picked() const { return {units, replicates}; }
    std::vector<std::size_t> units, replicates;
};

/// The design of a sweep at these places, with factors a, b, c .. of these sources ("" is the replicate).
inline Design design_at(sweep::DesignKind kind, const sweep::UnitDesign& places, std::size_t rows,
                        const std::vector<std::string>& sources) {
    Design design{kind, {}, rows, places.places, {}};
    for (const std::string& source : sources)
        design.factors.push_back({.name = std::string(1, static_cast<char>('a' + design.factors.size())),
                                  .unit = "",
                                  .meaning = "",
                                  .distribution = "",
                                  .source = source,
                                  .is_replicate = source.empty()});
    return design;
}

}  // namespace savan::sensitivity
