#pragma once
/// The greedy start: a slice of the budget at a time to whatever gains most by it.

#include "analysis/optimise/evaluations.hpp"

namespace savan::optimise {

/// From nothing, again and again the addition with the largest fall of the aim for a dollar, until the budget
/// is spent or nothing gains. An addition is a slice (a tenth of the budget, or the least that an item can
/// use) for one item, or half of it for an item and half for what it needs. Gains found earlier stand for
/// what they would be now until they come to the top of the list ("lazy"), which is exact where gains only
/// diminish. Returns the last mix. Source: Minoux (1978), Optimization Techniques, LNCIS 7.
Spending greedy(const Space& space, const SearchRules& rules, Evaluations& evaluations);

}  // namespace savan::optimise
