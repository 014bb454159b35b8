#pragma once
/// Which factors of a sweep matter for one outcome, and how much of it rests on assumed numbers.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "analysis/sensitivity/bootstrap.hpp"
#include "analysis/sweep/design.hpp"

namespace savan::sensitivity {

/// One thing that varied, as the plan of the sweep describes it.
struct Factor {
    std::string name, unit, meaning, distribution;
    std::string source;         ///< id of a row of the evidence file, or "assumed"; empty: the replicate
    bool is_replicate = false;  ///< the luck, not a parameter
    bool is_assumed() const noexcept { return source == "assumed"; }
};

/// The points of a sweep, unit by unit.
struct Design {
    sweep::DesignKind kind = sweep::DesignKind::latin_hypercube;
    std::vector<Factor> factors;
    std::size_t rows = 1;                 ///< in a unit, see Runs
    std::vector<double> values;           ///< of factors, C order (unit, row, factor)
    std::vector<std::vector<int>> steps;  ///< by unit of Morris's design
    double value(std::size_t unit, std::size_t row, std::size_t factor) const {
        return values[(unit * rows + row) * factors.size() + factor];
    }
};

struct FactorSensitivity {
    Index first, total;        ///< shares of the variance; not of Morris's design, total of Saltelli's alone
    Index mu_star, mu, sigma;  ///< of Morris's design alone, in the outcome's unit
    /// Mean of the outcome in the fifth of the points where the factor is lowest, and highest; NaN of
    /// Morris's design and of the replicate.
    double low_end = std::numeric_limits<double>::quiet_NaN(), high_end = low_end;
};

struct Sensitivity {
    std::size_t units = 0;    ///< that define the outcome in every run
    double mean = 0, sd = 0;  ///< over parameters and chance; sd not of Morris's design
    std::vector<FactorSensitivity> factors;
    Index chance_first, chance_total;  ///< share of the luck alone, and with all that it interacts with
    /// Share of the variance over parameters and chance in which an assumed parameter has a part: what would
    /// stay, on average, if the luck and every parameter with a source were known. The total-order index of
    /// all assumed parameters together, in 0..1.
    Index assumed_share;
    /// What is left of it without its interactions with the luck: rare events fall on other people at every
    /// point, so these can be large however little the parameter matters on average. NaN where they cannot be
    /// told.
    Index assumed_without_chance;
    std::string unknown;  ///< why there is no assumed share; empty: there is
};

/// Estimates with bands of `samples` bootstrap samples. Units in which the outcome is somewhere NaN are left
/// out.
///
/// Saltelli's design gives Sobol indices, Morris's elementary effects, any other design first-order shares by
/// correlation ratios; those need columns that are independent of each other. Replicates that are crossed
/// with points are averaged for the factors' shares, which then are of the variance of one run; the share of
/// chance is that of an analysis of variance. The assumed share is 1 less the first-order shares of chance
/// and of each parameter with a source: interactions among these count as assumed, so that it is never
/// understated for want of them.
Sensitivity sensitivity(const Design& design, const Runs& runs, std::uint32_t samples);

}  // namespace savan::sensitivity
