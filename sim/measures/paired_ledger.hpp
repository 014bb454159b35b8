#pragma once
/// The paired ledger: everybody's life in a scenario beside their life, with the same luck, in a baseline.
///
/// Rule    of each kind of event the first one of the months of the run counts; two worlds give one Change.
///         People are sorted by who they are in the month of that event, in whichever world it comes first;
///         those without it in either, in their last month of the run. Their decile is that of the latest
///         list they were on by then. Swapping the two worlds leaves everybody in the same cell.
/// Source  definition. With keyed luck the pairing is one choice among many that have the same margins (how
/// many
///         have the event in each world); only those margins are what data could show: see
///         analysis/coupling.hpp. What follows the first event does not show here (a second trip that is
///         averted, say); the measures count all trips. An event put off beyond the last month of the run
///         looks averted.

#include "sim/measures/life_record.hpp"
#include "sim/measures/pairing.hpp"

namespace savan::paired_ledger {

/// The first events of one person in one world, as month indices.
struct Life {
    static constexpr std::int16_t never = INT16_MAX;
    std::array<std::int16_t, life_events> first = {never, never, never, never};
    std::array<std::uint8_t, life_events> decile{};  ///< of the year of each
    Channel channel{};                               ///< of the first departure
    std::int16_t last_safe = -1;                     ///< month of the last safe departure

    bool has(LifeEvent event) const noexcept { return first[static_cast<std::size_t>(event)] != never; }
};

/// The lives of everybody of the roster.
std::vector<Life> lives(const LifeRecord& record, std::size_t people);

/// What becomes of an event.
Change compare(const Life& baseline, const Life& scenario, LifeEvent event) noexcept;

/// Counts into the variable `paired_events`. `deciles` are those after the last list.
void count(const std::vector<Life>& baseline, const std::vector<Life>& scenario, const Roster& roster,
           const ListedDeciles& deciles, Pairing& pairing) noexcept;

/// The months in which someone is counted: from .. to - 1, none when from >= to.
struct Presence {
    int from, to;
};
Presence presence(const Roster& roster, PersonIndex i, int months) noexcept;

}  // namespace savan::paired_ledger
