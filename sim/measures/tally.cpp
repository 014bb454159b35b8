#include "sim/measures/tally.hpp"

#include <cmath>

#include "sim/base/reused.hpp"
#include "sim/measures/tally_kernels.hpp"
#include "sim/measures/unsafe.hpp"
#include "sim/state/beside.hpp"

namespace savan::tally {

namespace {

/// sum += sign more, the sign being 1 or -1.
void add(Headcount& sum, const Headcount& more, int sign) noexcept {
    for (auto number : {&Headcount::population, &Headcount::in_school, &Headcount::considering, &Headcount::abroad,
                        &Headcount::exploited, &Headcount::groups})
        sum.*number += sign * (more.*number);
}

void add(Sums& sum, const Sums& more, int sign = 1) noexcept {
    for (std::size_t cell = 0; cell < cells; ++cell) {
        add(sum.headcount[cell], more.headcount[cell], sign);
        for (auto column : {&Sums::aware, &Sums::tied, &Sums::income, &Sums::remitted, &Sums::paid})
            (sum.*column)[cell] += sign * (more.*column)[cell];
    }
}

/// What add_village() will read.
void ask_for(const World& world, const Step& step, std::size_t v) noexcept {
    prefetch_people(world, v, step.roster.male, world.youth.place, world.youth.awareness, step.roster.household,
                    world.youth.ties_abroad);
    prefetch_households(step.roster, v, world.households.income_cents);
    prefetch_rows(v, v + 1, world.census.headcount, world.census.remitted, world.census.paid, world.census.grown);
}

/// Working memory.
struct Parts : tally_kernels::Parts {
    void clear() noexcept {}
};

void add_village(const World& world, const Step& step, std::size_t v, Sums& sums) noexcept {
    const Roster& roster = step.roster;
    const Youth& youth = world.youth;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        add(sums.headcount[cell], world.census.headcount[v][cell], 1);
        sums.remitted[cell] += world.census.remitted[v][cell];
        sums.paid[cell] += world.census.paid[v][cell];
    }
    const PersonIndex first = world.villages.from[v], last = world.villages.to[v];
    if (first >= last) return;
    auto& parts = reused<Parts>();
    const std::size_t rows = rows_in_vectors(last - first, roster.people() - first);
    parts.resize(rows);
    tally_kernels::find_parts({&roster.male[first], &youth.place[first], &youth.awareness[first], &roster.household[first],
                               &youth.ties_abroad[first]},
                              rows, world.households.income_cents.data(), parts);
    for (std::size_t group = 0; group < age_groups; ++group) {
        const auto [from, to] = world.census.range(v, group, first, last);
        if (from >= to) continue;
        const auto more = tally_kernels::sum(parts, from - first, to - from);
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            sums.aware[cell_of(sex, group)] += more.aware[sex];
            sums.tied[cell_of(sex, group)] += more.tied[sex];
            sums.income[cell_of(sex, group)] += more.income[sex];
        }
    }
}

void store(const Sums& sums, std::size_t district, int month, Tallies& tallies) noexcept {
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const auto put = [&](Measure measure, std::int64_t count) {
            tallies.month(measure, month)[district * cells + cell] = count;
        };
        const Headcount& people = sums.headcount[cell];
        put(Measure::population, people.population);
        put(Measure::in_school, people.in_school);
        put(Measure::aware, sums.aware[cell]);
        put(Measure::considering, people.considering);
        put(Measure::abroad, people.abroad);
        put(Measure::exploitation_months, people.exploited);
        put(Measure::income, sums.income[cell]);
        put(Measure::groups, people.groups);
        put(Measure::remittances, sums.remitted[cell]);
        put(Measure::pay, sums.paid[cell]);
        const auto by_tie = tallies.month(Measure::home_by_tie, month).subspan((district * cells + cell) * tie_states);
        by_tie[0] = people.population - people.abroad - sums.tied[cell];
        by_tie[1] = sums.tied[cell];
    }
}

/// By district, of a world that is lived everywhere. Each block has sums of its own; whole numbers add up in any order.
std::vector<Sums> sum_districts(const World& world, const Step& step) {
    const std::size_t districts = step.roster.districts;
    std::vector<Sums> sums(step.blocks() * districts);
    const auto ask = [&](std::size_t v) { ask_for(world, step, v); };
    for_each_village(world, step, ask, [&](std::size_t block, std::size_t v) {
        add_village(world, step, v, sums[block * districts + step.roster.district[v]]);
    });
    for (std::size_t k = districts; k < sums.size(); ++k) add(sums[k % districts], sums[k]);
    sums.resize(districts);
    return sums;
}

/// The same by way of villages, for others to come.
const std::vector<Sums>& sum_villages(const World& world, const Step& step, const Tallies& tallies, BaselineSums& sums) {
    sums.village.assign(step.roster.villages(), {});
    sums.district.assign(step.roster.districts, {});
    const auto ask = [&](std::size_t v) { ask_for(world, step, v); };
    for_each_village(world, step, ask, [&](std::size_t, std::size_t v) { add_village(world, step, v, sums.village[v]); });
    for (std::size_t v = 0; v < step.roster.villages(); ++v) add(sums.district[step.roster.district[v]], sums.village[v]);
    sums.tallies = &tallies;
    return sums.district;
}

/// What someone counts more than in the baseline who differs in what they know, or what their ties count.
void add_stray(const World& world, const Step& step, const Stray& stray, Sums& sums) noexcept {
    const PersonIndex i = stray.person;
    const Youth& baseline = world.beside.baseline->youth;
    if (baseline.place[i] == Place::absent) return;
    const std::size_t cell = cell_of(step.roster.male[i], age_group(step.now.index - step.roster.birth[i]));
    sums.aware[cell] += (stray.awareness >= tally_kernels::aware_from) - (baseline.awareness[i] >= tally_kernels::aware_from);
    if (baseline.place[i] != Place::home) return;
    const auto more = world.beside.more_ties[static_cast<std::size_t>(TieCount::abroad)][i];
    sums.tied[cell] += (static_cast<std::uint8_t>(baseline.ties_abroad[i] + more) != 0) - (baseline.ties_abroad[i] != 0);
}

/// By district, of a world beside another: where it differs, its own villages take the place of the baseline's.
std::vector<Sums> sum_beside(const World& world, const Step& step, const BaselineSums& baseline) {
    std::vector<Sums> sums = baseline.district;
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        Sums& district = sums[step.roster.district[v]];
        for (const Stray& stray : world.beside.strays[v]) add_stray(world, step, stray, district);
        if (!world.lives_in(v)) continue;
        add(district, baseline.village[v], -1);
        add_village(world, step, v, district);
    }
    return sums;
}

void store(const std::vector<Sums>& by_district, const Step& step, Tallies& tallies) noexcept {
    for (std::size_t district = 0; district < by_district.size(); ++district)
        store(by_district[district], district, step.now.index, tallies);
}

/// How the prevalence of a village has grown, where it stood at the month's beginning; `sign` is 1, or -1 to take it out.
void count_prevalence(const World& world, const Step& step, std::size_t v, int sign, Tallies& tallies) noexcept {
    const double before = world.villages.prevalence_before[v];
    const std::size_t cell = Tallies::prevalence_cell(step.roster.district[v], before);
    tallies.month(Measure::village_months, step.now.index)[cell] += sign;
    tallies.month(Measure::prevalence_growth, step.now.index)[cell] +=
        sign * std::llround(1e6 * (world.villages.prevalence[v] - before));
}

/// Once a year, so that nobody's grade has to be kept up between.
void count_pupils(const World& world, const Step& step, std::size_t v, int sign, Tallies& tallies) noexcept {
    const Youth& youth = world.youth;
    auto pupils = tallies.month(Measure::pupils, step.now.index);
    for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
        if (youth.place[i] == Place::home && youth.school[i] == School::enrolled)
            pupils[Tallies::grade_cell(step.roster.district[v], step.roster.male[i], youth.grade[i])] += sign;
}

void count_village(const World& world, const Step& step, std::size_t v, int sign, Tallies& tallies) noexcept {
    count_prevalence(world, step, v, sign, tallies);
    if (world.calendar.enrolment) count_pupils(world, step, v, sign, tallies);
}

bool unsafe(const Roster& roster, const Event& event, Month now) noexcept {
    return is_unsafe(roster, event.person, static_cast<Channel>(event.amount), now);
}

bool is_counted_by_risk(const Event& event) noexcept {
    return event.what == Happening::reached || event.what == Happening::exploited || event.what == Happening::departed;
}

void count_event_by_risk(const Event& event, const Roster& roster, const RiskList& list, Month now, int sign,
                         Tallies& tallies) noexcept {
    const PersonIndex i = event.person;
    if (!is_counted_by_risk(event) || !list.listed(i)) return;
    const std::size_t cell = roster.district[roster.village[i]] * risk_deciles + list.decile(i);
    const auto put = [&](Measure measure) { tallies.month(measure, now.index)[cell] += sign; };
    if (event.what == Happening::reached) put(Measure::reach);
    if (event.what == Happening::exploited) put(Measure::exploited_by_risk);
    if (event.what == Happening::departed && unsafe(roster, event, now)) put(Measure::unsafe_by_risk);
}

/// By age and sex and, if the year's list is known, by risk.
void count_event(const Event& event, const World& world, const Step& step, int sign, Tallies& tallies) noexcept {
    const Roster& roster = step.roster;
    const PersonIndex i = event.person;
    const std::size_t district = roster.district[roster.village[i]];
    const std::size_t cell = Tallies::cell(district, roster.male[i], age_group(step.now.index - roster.birth[i]));
    const auto put = [&](Measure measure, std::int64_t count = 1) {
        tallies.month(measure, step.now.index)[cell] += sign * count;
    };
    switch (event.what) {
        case Happening::dropped_out:
            put(Measure::dropouts);
            tallies.month(Measure::dropouts_by_grade,
                          step.now.index)[Tallies::grade_cell(district, roster.male[i], world.youth.grade[i])] += sign;
            break;
        case Happening::completed_school: put(Measure::school_completed); break;
        case Happening::apprehended: put(Measure::apprehended); break;
        case Happening::exploited: put(Measure::exploited); break;
        case Happening::trafficked: put(Measure::trafficked); break;
        case Happening::returned:
            put(Measure::returns);
            put(Measure::months_abroad_ended, event.amount);
            break;
        case Happening::departed:
            tallies.month(Measure::departures, step.now.index)[cell * channels + static_cast<std::size_t>(event.amount)] += sign;
            tallies.month(Measure::departures_by_tie, step.now.index)[cell * tie_states + event.tie_abroad] += sign;
            if (unsafe(roster, event, step.now)) put(Measure::unsafe_departures);
            break;
        case Happening::reached: break;  // counted by risk alone
    }
    if (step.risk) count_event_by_risk(event, roster, *step.risk, step.now, sign, tallies);
}

void count_events(const World& world, const Step& step, Tallies& tallies) {
    for (const auto& block : world.events)
        for (const Event& event : block) count_event(event, world, step, 1, tallies);
}

/// The month as in the baseline, but for what the programme has done.
void copy_month(const Tallies& baseline, int month, Tallies& tallies) {
    for (const MeasureRow& row : measure_table())
        if (row.axes != Axes::intervention)
            std::ranges::copy(baseline.month(row.measure, month), tallies.month(row.measure, month).begin());
}

/// Everything but the states of people, of a world beside another: where it differs, its own villages and events take the
/// place of the baseline's.
void count_beside(const World& world, const Step& step, const Tallies& of_baseline, Tallies& tallies) {
    const World& baseline = *world.beside.baseline;
    copy_month(of_baseline, step.now.index, tallies);
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        if (!world.lives_in(v)) continue;
        count_village(baseline, step, v, -1, tallies);
        count_village(world, step, v, 1, tallies);
    }
    beside::for_each_entry_of_baseline(world, step.roster, &World::events, true, [&](const Event& event) {
        count_event(event, baseline, step, -1, tallies);
    });
    count_events(world, step, tallies);
}

void count_ledger(const World& world, const Step& step, Tallies& tallies) noexcept {
    auto doses = tallies.month(Measure::doses, step.now.index);
    auto hours = tallies.month(Measure::hours, step.now.index);
    auto cost = tallies.month(Measure::cost, step.now.index);
    for (std::size_t k = 0; k < world.ledger.month.size(); ++k) {
        doses[k] += world.ledger.month[k].doses;
        hours[k] += world.ledger.month[k].hours_100;
        cost[k] += world.ledger.month[k].cost;
    }
}

bool counts(const Step& step, const Tallies& tallies) noexcept {
    return step.now.index >= 0 && step.now.index < tallies.months();
}

void count_alone(const World& world, const Step& step, Tallies& tallies) {
    for (std::size_t v = 0; v < step.roster.villages(); ++v) count_village(world, step, v, 1, tallies);
    if (step.risk && step.now == step.risk->made) count_list(*step.risk, step.roster, tallies);
    count_events(world, step, tallies);
}

}  // namespace

void count(const World& world, const Step& step, Tallies& tallies, BaselineSums* sums) {
    if (!counts(step, tallies)) return;
    if (world.beside.baseline) {
        count_beside(world, step, *sums->tallies, tallies);
        store(sum_beside(world, step, *sums), step, tallies);
    } else {
        store(sums ? sum_villages(world, step, tallies, *sums) : sum_districts(world, step), step, tallies);
        count_alone(world, step, tallies);
    }
    count_ledger(world, step, tallies);
}

void count_by_risk(const Events& events, const Roster& roster, const RiskList& list, Month now, Tallies& tallies) {
    if (now.index < 0 || now.index >= tallies.months()) return;
    for (const auto& block : events)
        for (const Event& event : block) count_event_by_risk(event, roster, list, now, 1, tallies);
}

void count_list(const RiskList& list, const Roster& roster, Tallies& tallies) {
    if (list.made.index >= tallies.months()) return;
    auto listed = tallies.month(Measure::listed, list.made.index);
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        const auto of_district = listed.subspan(roster.district[v] * risk_deciles, risk_deciles);
        for (PersonIndex i = roster.first_person[v]; i < roster.first_person[v + 1]; ++i)
            if (list.listed(i)) ++of_district[list.decile(i)];
    }
}

Events events_by_risk(const World& world, const Roster& roster) {
    Events kept(1);
    beside::for_each_entry(world, roster, &World::events, [&](const Event& event) {
        if (is_counted_by_risk(event)) kept.front().push_back(event);
    });
    return kept;
}

}  // namespace savan::tally
