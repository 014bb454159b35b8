#include "sim/run/branch.hpp"

#include <algorithm>

#include "sim/measures/tally.hpp"
#include "sim/model/founding.hpp"
#include "sim/run/branching.hpp"
#include "sim/state/beside.hpp"

namespace savan::run {

namespace {

void erase_from(Tallies& tallies, int month) {
    for (const MeasureRow& row : measure_table()) {
        auto counts = tallies.all(row.measure);
        const std::size_t kept = static_cast<std::size_t>(month) * tallies.cells(row.measure);
        std::fill(counts.begin() + static_cast<std::ptrdiff_t>(kept), counts.end(), 0);
    }
}

}  // namespace

void Branch::list_has_come(const RiskList& list, const Roster& roster, const ListedDeciles& deciles) {
    for (const auto& [month, events] : waiting) tally::count_by_risk(events, roster, list, month, tallies);
    waiting.clear();
    set_deciles(deciles);
}

void Branch::set_deciles(const ListedDeciles& deciles) noexcept {
    record.set_deciles(recorded, deciles);
    recorded = record.entries().size();
}

void split_off(Branch& origin, const Scenario& as, std::vector<const Scenario*> scenarios, int month, const Roster& roster,
               std::vector<Branch>& branches, bool beside) {
    while (!scenarios.empty()) {
        const Scenario* leader = scenarios.front();
        Branch branch{beside ? beside::copy(origin.world, roster) : origin.world, carry_over(origin.tallies, as, *leader), origin.record.before({month}), {},
                      origin.held, origin.partings, origin.waiting, origin.recorded};
        branch.world.youth.hold_doses(ever_looks_for_dropouts(*leader));
        branch.world.ledger = savan::carry_over(origin.world.ledger, as, *leader, roster.districts);
        std::vector<const Scenario*> others;
        for (const Scenario* scenario : scenarios)
            (scenario == leader || first_difference(*leader, *scenario) > month ? branch.scenarios : others)
                .push_back(scenario);
        // What the origin has counted and recorded from this month on is not this branch's.
        erase_from(branch.tallies, month);
        branch.recorded = std::min(branch.recorded, branch.record.entries().size());
        branches.push_back(std::move(branch));
        scenarios = std::move(others);
    }
}

void split(std::vector<Branch>& branches, std::size_t b, int month, const Roster& roster) {
    std::vector<const Scenario*> parting;
    auto& scenarios = branches[b].scenarios;
    const Scenario* leader = scenarios.front();
    std::erase_if(scenarios, [&](const Scenario* scenario) {
        if (scenario == leader || first_difference(*leader, *scenario) > month) return false;
        parting.push_back(scenario);
        return true;
    });
    if (parting.empty()) return;
    std::vector<Branch> parted;
    split_off(branches[b], *leader, parting, month, roster, parted, branches[b].world.beside.baseline != nullptr);
    std::ranges::move(parted, std::back_inserter(branches));
}

bool ever_looks_for_dropouts(const Scenario& scenario) {
    return std::ranges::any_of(scenario.interventions, [](const Intervention& what) {
        return what.who.school == SchoolFilter::near_dropout && !what.inert();
    });
}

bool goes_by_lists(const Scenario& scenario, int year) {
    return std::ranges::any_of(scenario.interventions, [&](const Intervention& what) {
        return what.who.list != ListSource::none && !what.inert() && what.start.year() <= year && what.stop.year() >= year;
    });
}

}  // namespace savan::run
