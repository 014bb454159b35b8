#include "analysis/paired_ledger.hpp"

#include "analysis/suppression.hpp"

namespace savan::analysis {

namespace {

/// Where listed decile 0, on no list, stands among the groups: behind the tenths.
constexpr std::size_t group_of_decile(std::size_t listed) { return listed == 0 ? risk_deciles : listed - 1; }

double of(const ChangeCounts& people, Change change) { return people[static_cast<std::size_t>(change)]; }

template <class Value>
Estimate over(std::span<const LedgerRun> runs, Value value) {
    return estimate(each(runs, value));
}

EventLedger event_ledger(std::span<const LedgerRun> runs, LifeEvent event) {
    const auto k = static_cast<std::size_t>(event);
    const auto both = [&](auto function) {
        return over(runs, [&](const LedgerRun& run) { return function(run.all[k], event); });
    };
    const auto mean_of = [&](auto value) { return over(runs, value).mean; };
    const auto bounds = [&](const LedgerRun& run) { return coupling_bounds(run.margins[k]); };
    EventLedger ledger{};
    for (std::size_t change = 0; change < changes; ++change)
        ledger.people[change] = over(runs, [&](const LedgerRun& run) { return run.all[k][change]; });
    ledger.baseline = both(in_baseline);
    ledger.scenario = both(in_scenario);
    ledger.spared = both(spared);
    ledger.induced = over(runs, [&](const LedgerRun& run) { return induced(run.all[k]); });
    ledger.spared_anew =
        over(runs, [&](const LedgerRun& run) { return independent_coupling(run.margins[k]).spared; });
    ledger.induced_anew =
        over(runs, [&](const LedgerRun& run) { return independent_coupling(run.margins[k]).induced; });
    ledger.spared_bounds = {mean_of([&](const LedgerRun& run) { return bounds(run).spared.low; }),
                            mean_of([&](const LedgerRun& run) { return bounds(run).spared.high; })};
    ledger.induced_bounds = {mean_of([&](const LedgerRun& run) { return bounds(run).induced.low; }),
                             mean_of([&](const LedgerRun& run) { return bounds(run).induced.high; })};
    ledger.chance_of_harm = share_positive(each(runs, [&](const LedgerRun& run) {
        return in_scenario(run.all[k], event) - in_baseline(run.all[k], event);
    }));
    return ledger;
}

}  // namespace

double in_baseline(const ChangeCounts& people, LifeEvent event) {
    const double kept =
        of(people, Change::unaffected) + of(people, Change::delayed) + of(people, Change::hastened);
    return kept + spared(people, event) + (event == LifeEvent::departure ? of(people, Change::diverted) : 0);
}

double in_scenario(const ChangeCounts& people, LifeEvent event) {
    return in_baseline(people, event) - spared(people, event) + induced(people);
}

double spared(const ChangeCounts& people, LifeEvent event) {
    // Diverted departures are departures still; a diverted unsafe departure is none any more.
    return of(people, Change::averted) + (event == LifeEvent::departure ? 0 : of(people, Change::diverted));
}

double induced(const ChangeCounts& people) { return of(people, Change::induced); }

LedgerRun ledger_run(const Pairing& pairing) {
    LedgerRun run;
    const std::size_t districts = pairing.districts();
    run.by_axis[static_cast<std::size_t>(Axis::sex)].resize(sexes);
    run.by_axis[static_cast<std::size_t>(Axis::age_group)].resize(age_groups);
    run.by_axis[static_cast<std::size_t>(Axis::district)].resize(districts);
    run.by_axis[static_cast<std::size_t>(Axis::risk_decile)].resize(listed_deciles);
    std::vector<std::array<ChangeCounts, life_events>> by_district_and_sex(districts * sexes);
    auto count = pairing.all(Paired::events).begin();
    for (std::size_t district = 0; district < districts; ++district)
        for (std::size_t sex = 0; sex < sexes; ++sex)
            for (std::size_t age = 0; age < age_groups; ++age)
                for (std::size_t listed = 0; listed < listed_deciles; ++listed)
                    for (std::size_t event = 0; event < life_events; ++event)
                        for (std::size_t change = 0; change < changes; ++change) {
                            const auto people = static_cast<double>(*count++);
                            const auto group = [&](Axis axis, std::size_t place) -> double& {
                                return run.by_axis[static_cast<std::size_t>(axis)][place][event][change];
                            };
                            run.all[event][change] += people;
                            by_district_and_sex[district * sexes + sex][event][change] += people;
                            group(Axis::sex, sex) += people;
                            group(Axis::age_group, age) += people;
                            group(Axis::district, district) += people;
                            group(Axis::risk_decile, group_of_decile(listed)) += people;
                        }
    for (const auto& by_event : by_district_and_sex)
        for (std::size_t k = 0; k < life_events; ++k) {
            const ChangeCounts& people = by_event[k];
            const auto event = static_cast<LifeEvent>(k);
            double everybody = 0;
            for (const double number : people) everybody += number;
            run.margins[k].push_back({everybody, in_baseline(people, event), in_scenario(people, event)});
        }
    return run;
}

ArmLedger arm_ledger(std::span<const LedgerRun> runs) {
    ArmLedger arm{};
    for (std::size_t event = 0; event < life_events; ++event)
        arm.events[event] = event_ledger(runs, static_cast<LifeEvent>(event));
    for (std::size_t axis = 0; axis < arm.by_axis.size(); ++axis) {
        auto& groups = arm.by_axis[axis];
        groups.resize(runs.empty() ? 0 : runs.front().by_axis[axis].size());
        for (std::size_t event = 0; event < life_events; ++event)
            for (std::size_t change = 0; change < changes; ++change) {
                std::vector<double> means;
                for (std::size_t group = 0; group < groups.size(); ++group) {
                    const Estimate people = over(
                        runs, [&](const LedgerRun& run) { return run.by_axis[axis][group][event][change]; });
                    groups[group][event].people[change] = people;
                    means.push_back(people.mean);
                }
                const std::vector<bool> hidden = hidden_cells(means);
                for (std::size_t group = 0; group < groups.size(); ++group)
                    groups[group][event].hidden[change] = hidden[group];
            }
    }
    return arm;
}

PairedLedger paired_ledger(const output::Results& results) {
    PairedLedger ledger{results.description().ledger_baseline, {}};
    for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
        std::vector<LedgerRun> runs;
        for (std::size_t position = 0; position < results.replicates(); ++position)
            runs.push_back(ledger_run(results.pairing(scenario, position)));
        ledger.arms.push_back(arm_ledger(runs));
    }
    return ledger;
}

std::vector<std::string> ledger_notes(const PairedLedger& ledger) {
    const std::string baseline = ledger.baseline.empty() ? "the run without a programme" : ledger.baseline;
    return {
        "The ledger pairs every simulated person with themselves, under the same luck, in " + baseline +
            ". Each counts once by their first event of the kind in the whole run, so trips that follow the "
            "first do not "
            "show, and an event put off beyond the last month counts as averted.",
        "Which person is spared and which is harmed follows from giving everybody the same luck in both "
        "worlds. That "
        "pairing is a choice of coupling: data could only ever show the margins, how many have the event in "
        "each "
        "world. The bounds hold for every coupling within a district and sex. With luck drawn anew in the "
        "second "
        "world chance alone changes what happens to most people, so its large numbers say only that nobody "
        "can "
        "know who in particular is spared.",
        "Diverted departures leave in the same month by another channel. Diverted unsafe departures are none "
        "any more: "
        "from that month on they leave only safely.",
        "Bands run from the 5 % to the 95 % quantile over replicates; cells of groups with fewer than five "
        "people are "
        "hidden.",
    };
}

}  // namespace savan::analysis
