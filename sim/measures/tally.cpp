#include "sim/measures/tally.hpp"

#include <cmath>

#include "sim/measures/tally_kernels.hpp"
#include "sim/measures/unsafe.hpp"

namespace savan::tally {

namespace {

/// A month's sums of one district: what the census holds, and what is summed anew.
struct Sums {
    std::array<Headcount, cells> headcount{};
    std::array<std::int64_t, cells> aware{}, tied{}, income{}, remitted{}, paid{};
};

void add(Headcount& sum, const Headcount& more) noexcept {
    for (auto number : {&Headcount::population, &Headcount::in_school, &Headcount::considering, &Headcount::abroad,
                        &Headcount::exploited, &Headcount::groups})
        sum.*number += more.*number;
}

void add(Sums& sum, const Sums& more) noexcept {
    for (std::size_t cell = 0; cell < cells; ++cell) {
        add(sum.headcount[cell], more.headcount[cell]);
        for (auto column : {&Sums::aware, &Sums::tied, &Sums::income, &Sums::remitted, &Sums::paid})
            (sum.*column)[cell] += (more.*column)[cell];
    }
}

void add_village(const World& world, const Step& step, std::size_t v, Sums& sums) noexcept {
    const Roster& roster = step.roster;
    const Youth& youth = world.youth;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        add(sums.headcount[cell], world.census.headcount[v][cell]);
        sums.remitted[cell] += world.census.remitted[v][cell];
        sums.paid[cell] += world.census.paid[v][cell];
    }
    for (std::size_t group = 0; group < age_groups; ++group) {
        const auto [from, to] = world.census.range(v, group, world.villages.from[v], world.villages.to[v]);
        if (from >= to) continue;
        const auto more = tally_kernels::sum(
            {&roster.male[from], &youth.place[from], &youth.awareness[from], &roster.household[from],
             &youth.ties_abroad[from]},
            to - from, world.households.income_cents.data());
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

void count_states(const World& world, const Step& step, Tallies& tallies) {
    // Each block has sums of its own, by district; whole numbers add up in any order.
    const std::size_t districts = step.roster.districts;
    std::vector<Sums> sums(step.blocks() * districts);
    for_each_village(step, [&](std::size_t block, std::size_t v) {
        add_village(world, step, v, sums[block * districts + step.roster.district[v]]);
    });
    for (std::size_t k = districts; k < sums.size(); ++k) add(sums[k % districts], sums[k]);
    for (std::size_t district = 0; district < districts; ++district)
        store(sums[district], district, step.now.index, tallies);
}

/// How the prevalence of every village has grown, where it stood at the month's beginning.
void count_prevalence(const World& world, const Step& step, Tallies& tallies) noexcept {
    auto months = tallies.month(Measure::village_months, step.now.index);
    auto growth = tallies.month(Measure::prevalence_growth, step.now.index);
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        const double before = world.villages.prevalence_before[v];
        const std::size_t cell = Tallies::prevalence_cell(step.roster.district[v], before);
        ++months[cell];
        growth[cell] += std::llround(1e6 * (world.villages.prevalence[v] - before));
    }
}

/// Once a year, so that nobody's grade has to be kept up between.
void count_pupils(const World& world, const Step& step, Tallies& tallies) noexcept {
    const Youth& youth = world.youth;
    auto pupils = tallies.month(Measure::pupils, step.now.index);
    for (std::size_t v = 0; v < step.roster.villages(); ++v)
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
            if (youth.place[i] == Place::home && youth.school[i] == School::enrolled)
                ++pupils[Tallies::grade_cell(step.roster.district[v], step.roster.male[i], youth.grade[i])];
}

bool unsafe(const Roster& roster, const Event& event, Month now) noexcept {
    return is_unsafe(roster, event.person, static_cast<Channel>(event.amount), now);
}

void count_event(const Event& event, const World& world, const Step& step, Tallies& tallies) noexcept {
    const Roster& roster = step.roster;
    const PersonIndex i = event.person;
    const std::size_t district = roster.district[roster.village[i]];
    const std::size_t cell = Tallies::cell(district, roster.male[i], age_group(step.now.index - roster.birth[i]));
    const auto put = [&](Measure measure, std::int64_t count = 1) {
        tallies.month(measure, step.now.index)[cell] += count;
    };
    switch (event.what) {
        case Happening::dropped_out:
            put(Measure::dropouts);
            ++tallies.month(Measure::dropouts_by_grade,
                            step.now.index)[Tallies::grade_cell(district, roster.male[i], world.youth.grade[i])];
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
            tallies.month(Measure::departures, step.now.index)[cell * channels + static_cast<std::size_t>(event.amount)] += 1;
            ++tallies.month(Measure::departures_by_tie, step.now.index)[cell * tie_states + event.tie_abroad];
            if (unsafe(roster, event, step.now)) put(Measure::unsafe_departures);
            break;
        case Happening::reached: break;  // counted by risk
    }
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

}  // namespace

void count(const World& world, const Step& step, Tallies& tallies) {
    if (step.now.index < 0 || step.now.index >= tallies.months()) return;
    count_states(world, step, tallies);
    count_prevalence(world, step, tallies);
    if (world.calendar.enrolment) count_pupils(world, step, tallies);
    for (const auto& block : world.events)
        for (const Event& event : block) count_event(event, world, step, tallies);
    count_ledger(world, step, tallies);
    if (step.risk) count_by_risk(world.events, step.roster, *step.risk, step.now, tallies);
}

void count_by_risk(const Events& events, const Roster& roster, const RiskList& list, Month now, Tallies& tallies) {
    if (now.index < 0 || now.index >= tallies.months()) return;
    const auto cell = [&](PersonIndex i) { return roster.district[roster.village[i]] * risk_deciles + list.decile(i); };
    if (now == list.made) {
        auto listed = tallies.month(Measure::listed, now.index);
        for (PersonIndex i = 0; i < roster.people(); ++i)
            if (list.listed(i)) ++listed[cell(i)];
    }
    for (const auto& block : events)
        for (const Event& event : block) {
            if (!list.listed(event.person)) continue;
            const auto put = [&](Measure measure) { ++tallies.month(measure, now.index)[cell(event.person)]; };
            if (event.what == Happening::reached) put(Measure::reach);
            if (event.what == Happening::exploited) put(Measure::exploited_by_risk);
            if (event.what == Happening::departed && unsafe(roster, event, now)) put(Measure::unsafe_by_risk);
        }
}

Events events_by_risk(const Events& events) {
    Events kept(1);
    for (const auto& block : events)
        for (const Event& event : block)
            if (event.what == Happening::reached || event.what == Happening::exploited ||
                event.what == Happening::departed)
                kept.front().push_back(event);
    return kept;
}

}  // namespace savan::tally
