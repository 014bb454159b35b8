#pragma once
/// Pieces that the texts about an optimum share.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/optimise/optimum_text.hpp"

namespace savan::optimise {

/// US$ of one offer, or of all, as booked in the held-out runs.
analysis::Estimate cost_of(const Rival& rival, std::size_t offer);
analysis::Estimate total_cost_of(const Rival& rival);

/// Run by run: change of an outcome, and the same as a loss (a rise of what is better high counts as a gain).
std::vector<double> changes_of(const Rival& rival, std::size_t outcome);
std::vector<double> losses_of(const Rival& rival, std::size_t outcome);

/// 1 where a rise of the aim's outcome is for the worse, else -1: losses times this are changes.
double sign_of(const About& about);
/// A loss as a change of the outcome, with its band the right way round.
sensitivity::Index as_change(const sensitivity::Index& loss, const About& about);

std::string_view verdict_text(Verdict verdict);  ///< "worse", "tie", "better"; empty for the chosen mix

/// "fewest People ever exploited, on average" or "least .. in the worst 10 % of runs"
std::string goal_text(const About& about);

/// "settled", "evaluations", "stopped": why the search ended.
std::string_view ending_key(Ending ending);

}  // namespace savan::optimise
