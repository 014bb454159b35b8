#pragma once
/// Worlds of a replicate and the scenarios that are still the same in them.

#include <utility>
#include <vector>

#include "sim/measures/life_record.hpp"
#include "sim/measures/partings.hpp"
#include "sim/measures/spillover.hpp"
#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan::run {

struct Branch {
    World world;
    Tallies tallies;
    LifeRecord record;
    std::vector<const Scenario*> scenarios;  ///< the first one's interventions are simulated
    spillover::Held held{};                  ///< of a counterfactual, for the spillover
    Partings partings{};                     ///< when asked for
    /// What waits for the year's list: events of its months, and the record's entries from this one on.
    std::vector<std::pair<Month, Events>> waiting{};
    std::size_t recorded = 0;

    const Scenario& leader() const noexcept { return *scenarios.front(); }

    /// What has waited for the year's list need wait no longer; `deciles` are those with it.
    void list_has_come(const RiskList& list, const Roster& roster, const ListedDeciles& deciles);
    /// The record's entries from `recorded` on get their deciles.
    void set_deciles(const ListedDeciles& deciles) noexcept;
};

/// Appends branches of scenarios that have been the same as `origin`, simulated as `as`, up to the month: one for all that part
/// from each other later. `beside`: they are, or will at once be, lived beside another world.
void split_off(Branch& origin, const Scenario& as, std::vector<const Scenario*> scenarios, int month, const Roster& roster,
               std::vector<Branch>& branches, bool beside);

/// Those of the b-th branch's scenarios that part from its first in the month have branches of their own from now on.
void split(std::vector<Branch>& branches, std::size_t b, int month, const Roster& roster);

/// Whether the scenario looks for pupils about to drop out in any month.
bool ever_looks_for_dropouts(const Scenario& scenario);
/// Whether in that year it asks somebody by their place on the list of risk.
bool goes_by_lists(const Scenario& scenario, int year);

}  // namespace savan::run
