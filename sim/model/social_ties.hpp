#pragma once
/// Who knows whom, built once with keyed draws.
///
/// Rule    household members all know each other; beyond that everyone, on coming of age six, ties to people who
///         are already there: of the same cohort (born up to two years earlier), of the village,
///         of other villages of the district, and kin outside the household. A tie is its younger end's
///         choice, so half of a person's ties are chosen by the person and half by those who come later;
///         and what comes later never changes what was there.
/// Draws   tie_choice
/// Source  numbers of ties assumed

#include "sim/base/draws.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/state/roster.hpp"

namespace savan::social_ties {

/// Ties of everyone in the roster; people, villages and households must be in place.
Ties build(const Roster& roster, const Parameters& parameters, const Draws& draws);

/// Ties that one person may own, and all ties of one person: counts on ties are bytes.
/// Families are exempt: they are always whole, and small enough.
constexpr std::size_t most_owned = 60, most_ties = 200;

}  // namespace savan::social_ties
