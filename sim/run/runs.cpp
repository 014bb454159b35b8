#include "sim/run/runs.hpp"

#include <algorithm>

#include "sim/measures/paired_ledger.hpp"
#include "sim/run/branching.hpp"

namespace savan::run {

using spillover::Held;

std::vector<Run> runs_of(const std::vector<const Scenario*>& scenarios, const Branch& trunk, const std::vector<Branch>& branches,
                         const Roster& roster, const ListedDeciles& deciles, const Options& options) {
    // Where a scenario was simulated to the end: the trunk when it never differs from that.
    const auto branch_of = [&](const Scenario* scenario, Held held) -> const Branch& {
        for (const Branch& branch : branches)
            if (branch.held == held && std::ranges::count(branch.scenarios, scenario)) return branch;
        return trunk;
    };
    std::vector<Run> runs;
    if (!options.pair) {
        for (const Scenario* scenario : scenarios) {
            const Branch& branch = branch_of(scenario, {});
            runs.push_back({carry_over(branch.tallies, branch.leader(), *scenario), {}});
        }
        return runs;
    }
    const auto named = std::ranges::find(scenarios, options.ledger_baseline, &Scenario::name);
    const Branch& baseline = named == scenarios.end() ? trunk : branch_of(*named, {});
    const auto before = paired_ledger::lives(baseline.record, roster.people());
    for (const Scenario* scenario : scenarios) {
        const Branch& branch = branch_of(scenario, {});
        Run& run = runs.emplace_back(Run{carry_over(branch.tallies, branch.leader(), *scenario),
                                         Pairing(trunk.tallies.months(), roster.districts, options.parts)});
        const auto own = &branch == &baseline ? std::vector<paired_ledger::Life>{}
                                              : paired_ledger::lives(branch.record, roster.people());
        const auto& after = &branch == &baseline ? before : own;
        paired_ledger::count(before, after, roster, deciles, run.pairing);
        if (options.parts.partings) branch.partings.count(before, after, roster, run.pairing);
        if (!options.parts.spillover) continue;
        const auto tallies = [&](Held held) -> const Tallies& { return branch_of(scenario, held).tallies; };
        spillover::count(trunk.tallies, tallies({true, true}), tallies({.village = true}), tallies({.peers = true}),
                         branch.tallies, run.pairing);
    }
    return runs;
}

}  // namespace savan::run
