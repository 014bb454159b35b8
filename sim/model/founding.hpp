#pragma once
/// The world at the start of the warm-up.
///
/// Rule    founders' schooling, awareness and first migrants are drawn from constant rates; the warm-up
///         replaces them by the model's own history.
/// Draws   member_history
/// Source  assumed; what is left of it after the warm-up is small

#include "sim/state/world.hpp"

namespace savan {

/// Holds no columns that only programmes use: see Youth::hold_doses.
World found_world(const Roster& roster, const Scenario& scenario, const Parameters& parameters, const Draws& draws,
                  Month start);

/// The scenario's own books on top of another scenario's world: interventions that both have, by id,
/// keep what they have spent and whom they have reached.
Ledger carry_over(const Ledger& ledger, const Scenario& from, const Scenario& to, std::size_t districts);

}  // namespace savan
