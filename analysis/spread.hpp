#pragma once
/// Where the spread of a result comes from: the parameters of an ensemble's members, or chance.

#include <cstddef>
#include <limits>
#include <span>

#include "analysis/sensitivity/bootstrap.hpp"

namespace savan::analysis {

/// Members of an ensemble crossed with lucks: run k of a file is member k / lucks under luck k % lucks.
struct Crossing {
    std::size_t members = 0, lucks = 0;
    bool any() const noexcept { return members > 0; }
};

/// The variance of one run, taken apart; NaN where it cannot be known.
struct Spread {
    /// Unbiased estimates, which can fall below zero: of the mean over all luck, of the mean over all
    /// members, and of luck that matters more under some parameters than under others.
    double parameters = std::numeric_limits<double>::quiet_NaN();
    double chance = std::numeric_limits<double>::quiet_NaN();
    double interaction = std::numeric_limits<double>::quiet_NaN();
    /// Part of the variance that rests on the members' parameters, within 0..1, and its 90 % band over
    /// samples of members and of lucks. All else is chance, alone or together with parameters.
    sensitivity::Index parameter_share;
    std::size_t members =
        0;  ///< that it is made of: those whose runs are all there and all define the result
};

/// Of values by run, as a crossing numbers them; there may be fewer when the run was stopped early, and NaN
/// where a run does not define the result. Needs two members and two lucks. See
/// sensitivity/variance_components for the estimator.
Spread spread_of(std::span<const double> values, const Crossing& crossing);

}  // namespace savan::analysis
