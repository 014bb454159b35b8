#pragma once
/// What one step of one factor does, along Morris's trajectories: a cheap way to tell factors that matter
/// from those that do not.

#include <span>
#include <vector>

#include "analysis/sensitivity/runs.hpp"

namespace savan::sensitivity {

struct ElementaryEffects {
    double mu_star;  ///< mean of the absolute effects: how much the factor matters
    double mu;       ///< mean of the effects: and in which direction
    double sigma;    ///< their standard deviation: bends and interactions; NaN for one trajectory
};

/// By factor. An effect is the change of the outcome when the factor's place rises by a step, divided by the
/// step; a place is a quantile of the factor's distribution, and a step is 1/2 of it. `steps` as in
/// sweep::MorrisDesign. Of several replicates the mean is taken first.
/// Source: Morris (1991), Technometrics 33(2); mu* Campolongo, Cariboni and Saltelli (2007), Environmental
/// Modelling and Software 22(10).
std::vector<ElementaryEffects> elementary_effects(const Runs& runs, std::span<const std::vector<int>> steps,
                                                  const Picked& picked);

}  // namespace savan::sensitivity
