#pragma once
/// The design of a sweep: which parameters and effects vary, and the points at which the scenarios are run.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/effects.hpp"
#include "sim/parameters/scenario.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::sweep {

/// Name of the one factor that is neither parameter nor effect: the number of the replicate, so of the luck.
constexpr std::string_view replicate_factor = "replicate";

/// One thing that varies between points.
struct Factor {
    std::string name;                   ///< of a parameter or an effect of a kind, or replicate_factor
    const ParameterRow* row = nullptr;  ///< nullptr: no parameter
    Prior prior;                        ///< of a parameter or effect, unless `values` are given
    std::vector<double> values;         ///< of a grid, one by one
    std::uint32_t replicates = 0;       ///< of replicate_factor: 0 .. replicates - 1, equally likely
    const EffectRow* effect = nullptr;  ///< nullptr: no effect

    bool is_replicate() const noexcept { return row == nullptr && effect == nullptr; }
    double low() const noexcept;  ///< range of its values, both ends included
    double high() const noexcept;
    std::string_view unit() const noexcept;
    std::string_view source() const noexcept;  ///< id of a row of the evidence file, or "assumed"; "" of the replicate
    std::string_view meaning() const noexcept;

    /// The value at a quantile, clipped to the range and rounded to nine digits.
    double value_at(double u) const;
    /// "uniform(3, 36)", "3, 6, 12", "whole numbers 0 to 99"; empty if unknown (a foreign design).
    std::string distribution() const;
};

/// The factor of that exact name, without distribution; nothing if there is none.
std::optional<Factor> find_factor(std::string_view name);

/// What a name that is no factor most likely meant: `did you mean "x"?` or how to see them all.
std::string suggest_factor(std::string_view name, std::span<const Scenario> scenarios);

/// Factors from texts NAME, NAME=DISTRIBUTION or NAME=VALUE,VALUE,.. A name is that of a parameter, or of an effect
/// as in after_class.dropout_cut, which may leave its unit away. Without any text: every parameter that has a prior,
/// and every effect that is believed, not decided, of the kinds that the scenarios use, unless they give it
/// different numbers. A distribution that is not given is the scenarios' own or else the table's prior.
/// Problems are blamed on the command line.
std::vector<Factor> read_factors(const std::vector<std::string>& texts, std::span<const Scenario> scenarios,
                                 scenario::Problems& problems);
inline std::vector<Factor> read_factors(const std::vector<std::string>& texts, const Scenario& scenario,
                                        scenario::Problems& problems) {
    return read_factors(texts, std::span(&scenario, 1), problems);
}

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, saltelli, morris, foreign };

/// "grid", "latin-hypercube", "sobol", "saltelli", "morris", "foreign".
std::string_view name_of(DesignKind kind) noexcept;
std::optional<DesignKind> find_design(std::string_view name) noexcept;

/// How the points are chosen.
struct DesignChoice {
    DesignKind kind = DesignKind::latin_hypercube;
    std::uint32_t seed = 1;  ///< of the design alone, never of the simulation
    /// Points of a Latin hypercube or Sobol sequence, base points of Saltelli's, trajectories of Morris's
    /// design. Not used by a grid.
    std::size_t count = 0;
    std::size_t levels = 4;  ///< of Morris's design (even) and of grid factors without given values
};

/// Values of factors at points, row-major.
struct Points {
    std::size_t rows = 0, columns = 0;
    std::vector<double> values;
    std::span<const double> row(std::size_t index) const {
        return std::span(values).subspan(index * columns, columns);
    }
};

struct Design {
    DesignChoice choice;
    std::vector<Factor> factors;
    Points points;
    std::vector<std::vector<int>> steps;  ///< of Morris's design, see MorrisDesign
};

Design make_design(const DesignChoice& choice, std::vector<Factor> factors);

/// Rows that make_design would give; for saying so before it is made.
std::size_t rows_of(const DesignChoice& choice, const std::vector<Factor>& factors);

/// The scenario with the values of one point. An effect is set in every intervention of its kind. What a point gives
/// is no longer drawn anew for each replicate.
Scenario at_point(Scenario scenario, const std::vector<Factor>& factors, std::span<const double> values);

}  // namespace savan::sweep
