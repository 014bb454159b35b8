#pragma once
/// Adaptive stochastic descent over a spending: which item to give more or less to, and how much, is drawn;
/// what worked is drawn more often and with a larger step, what did not more rarely and with a smaller one.

#include "analysis/optimise/evaluations.hpp"

namespace savan::optimise {

/// Rule    Every item has two directions, each with a weight (1) and a step (first_step of the budget). A
/// round draws
///         `batch` directions by their weights. More for an item is paid from what is unspent, then by other
///         items drawn by the weights of their "less"; what an item can only use whole it gives back whole,
///         and the rest is offered to one more item. Less for an item leaves the money unspent. The best that
///         lowers the aim is where the next round begins; every step that lowered it doubles its weight and
///         step, every other halves them, within bounds.
/// Ends    See SearchRules::patience, or when no evaluation is left.
/// Draws   spending_step, keyed by (seed, round)
/// Source  Kerr and others (2018), PLoS ONE 13(3) e0192944; trying a batch side by side and paying within a
/// budget
///         are additions of ours
void descend(const Space& space, const SearchRules& rules, Spending from, Evaluations& evaluations);

}  // namespace savan::optimise
