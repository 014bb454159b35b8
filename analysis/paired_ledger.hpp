#pragma once
/// The paired ledger of a results file: how many people's departures, exploitation and trafficking are
/// averted, put off, brought forward, diverted or induced, with bands over replicates; for whom; and what of
/// it does not hang on the choice of pairing.

#include <array>
#include <string>
#include <vector>

#include "analysis/coupling.hpp"
#include "analysis/equity.hpp"
#include "analysis/estimate.hpp"
#include "sim/measures/pairing.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

/// People with each change of one event.
using ChangeCounts = std::array<double, changes>;

/// One run: by event.
struct LedgerRun {
    std::array<ChangeCounts, life_events> all{};
    std::array<std::vector<Margins>, life_events> margins;  ///< by district and sex
    /// [axis][group][event]; of the axis risk_decile group 10 is on no list.
    std::array<std::vector<std::array<ChangeCounts, life_events>>, 4> by_axis;
};

LedgerRun ledger_run(const Pairing& pairing);

/// People who have the event in the baseline, or in the scenario; margins of the ledger.
double in_baseline(const ChangeCounts& people, LifeEvent event);
double in_scenario(const ChangeCounts& people, LifeEvent event);
/// Who has it in the one alone.
double spared(const ChangeCounts& people, LifeEvent event);
double induced(const ChangeCounts& people);

using ChangeEstimates = std::array<Estimate, changes>;

/// One event of one scenario.
struct EventLedger {
    ChangeEstimates people;                  ///< by change
    Estimate baseline, scenario;             ///< how many have it in each world
    Estimate spared, induced;                ///< with the same luck in both, as the ledger pairs
    Estimate spared_anew, induced_anew;      ///< with luck drawn anew in the second world
    Interval spared_bounds, induced_bounds;  ///< means over replicates, for every coupling
    double chance_of_harm;                   ///< part of the replicates in which more people have it
};

/// One group of people; hidden: see suppression.hpp, by change.
struct LedgerCell {
    ChangeEstimates people;
    std::array<bool, changes> hidden;
};

struct ArmLedger {
    std::array<EventLedger, life_events> events;
    std::array<std::vector<std::array<LedgerCell, life_events>>, 4> by_axis;  ///< [axis][group][event]
};

/// All scenarios, in the order of the file.
struct PairedLedger {
    std::string baseline;  ///< scenario that lives are paired with; empty: the run without a programme
    std::vector<ArmLedger> arms;
};

/// `runs[replicate]` of one scenario.
ArmLedger arm_ledger(std::span<const LedgerRun> runs);

/// Over the whole run: the first event of a life cannot be told from that of a few years.
/// Throws output::OutputError.
PairedLedger paired_ledger(const output::Results& results);

/// What a reader must know, one sentence group each.
std::vector<std::string> ledger_notes(const PairedLedger& ledger);

}  // namespace savan::analysis
