#include "sim/measures/paired_ledger.hpp"

namespace savan::paired_ledger {

namespace {

void note(Life& life, LifeEvent event, const LifeRecord::Entry& entry) noexcept {
    const auto k = static_cast<std::size_t>(event);
    if (life.first[k] != Life::never) return;
    life.first[k] = entry.month;
    life.decile[k] = entry.decile;
    if (event == LifeEvent::departure) life.channel = entry.channel();
}

}  // namespace

std::vector<Life> lives(const LifeRecord& record, std::size_t people) {
    std::vector<Life> all(people);
    for (const LifeRecord::Entry& entry : record.entries()) {
        Life& life = all[entry.person];
        switch (entry.what) {
            case LifeRecord::What::safe_departure:
                note(life, LifeEvent::departure, entry);
                life.last_safe = entry.month;
                break;
            case LifeRecord::What::unsafe_departure:
                note(life, LifeEvent::departure, entry);
                note(life, LifeEvent::unsafe_departure, entry);
                break;
            case LifeRecord::What::exploitation:
                note(life, LifeEvent::exploitation, entry);
                break;
            case LifeRecord::What::trafficking:
                note(life, LifeEvent::trafficking, entry);
                break;
        }
    }
    return all;
}

Change compare(const Life& baseline, const Life& scenario, LifeEvent event) noexcept {
    const auto k = static_cast<std::size_t>(event);
    const int before = baseline.first[k], after = scenario.first[k];
    if (before == after) {
        if (before == Life::never) return Change::neither;
        return event == LifeEvent::departure && baseline.channel != scenario.channel ? Change::diverted
                                                                                     : Change::unaffected;
    }
    if (before == Life::never) return Change::induced;
    if (after == Life::never)
        return event == LifeEvent::unsafe_departure && scenario.last_safe >= before ? Change::diverted
                                                                                    : Change::averted;
    return after > before ? Change::delayed : Change::hastened;
}

Presence presence(const Roster& roster, PersonIndex i, int months) noexcept {
    return {std::max(0, roster.entry(i).index), std::min<int>(months, roster.exit[i])};
}

void count(const std::vector<Life>& baseline, const std::vector<Life>& scenario, const Roster& roster,
           const ListedDeciles& deciles, Pairing& pairing) noexcept {
    const auto counts = pairing.all(Paired::events);
    for (PersonIndex i = 0; i < roster.people(); ++i) {
        const Presence here = presence(roster, i, pairing.months());
        if (here.from >= here.to) continue;
        const Life &before = baseline[i], &after = scenario[i];
        const std::size_t group = roster.district[roster.village[i]] * sexes + roster.male[i];
        // First of the cells (event, change) of a person as they are in some month; the axes of
        // paired_table().
        const auto cells_in = [&](int month, std::size_t decile) {
            const std::size_t person =
                (group * age_groups + age_group(month - roster.birth[i])) * listed_deciles + decile;
            return person * life_events * changes;
        };
        const std::size_t at_the_end = cells_in(here.to - 1, deciles[i]);
        for (std::size_t k = 0; k < life_events; ++k) {
            const Change change = compare(before, after, static_cast<LifeEvent>(k));
            const Life& earlier = after.first[k] < before.first[k] ? after : before;
            const std::size_t person =
                change == Change::neither ? at_the_end : cells_in(earlier.first[k], earlier.decile[k]);
            ++counts[person + k * changes + static_cast<std::size_t>(change)];
        }
    }
}

}  // namespace savan::paired_ledger
