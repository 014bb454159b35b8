#include "sim/measures/tally.hpp"

#include "sim/measures/tally_kernels.hpp"

namespace savan::tally {

namespace {

constexpr int adult_age = 18;

constexpr std::size_t age_group(int age) noexcept {
    std::size_t group = 0;
    while (group + 1 < age_groups && age >= age_group_from[group + 1]) ++group;
    return group;
}

using tally_kernels::States;

void store(const States& counts, std::size_t district, std::size_t group, int month, Tallies& tallies) noexcept {
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        const std::size_t cell = Tallies::cell(district, sex, group);
        const auto put = [&](Measure measure, std::int64_t count) { tallies.month(measure, month)[cell] += count; };
        put(Measure::population, counts.population[sex]);
        put(Measure::in_school, counts.in_school[sex]);
        put(Measure::aware, counts.aware[sex]);
        put(Measure::considering, counts.considering[sex]);
        put(Measure::abroad, counts.abroad[sex]);
        put(Measure::exploitation_months, counts.exploited[sex]);
        put(Measure::income, counts.income[sex]);
        put(Measure::groups, counts.groups[sex]);
    }
}

void add(States& sum, const States& more) noexcept {
    const auto each = [&](auto States::*count) {
        for (std::size_t sex = 0; sex < sexes; ++sex) (sum.*count)[sex] += (more.*count)[sex];
    };
    for (auto count : {&States::population, &States::in_school, &States::aware, &States::considering, &States::abroad,
                       &States::exploited, &States::groups, &States::income})
        each(count);
}

/// People of a village are stored from the oldest to the youngest, so an age group is a range.
void count_village(const World& world, const Step& step, std::size_t v, States* by_group) noexcept {
    const Roster& roster = step.roster;
    const Youth& youth = world.youth;
    PersonIndex from = world.villages.from[v];
    for (std::size_t group = age_groups; group-- > 0;) {
        const auto last = roster.birth.begin() + world.villages.to[v];
        const auto to = static_cast<PersonIndex>(
            std::upper_bound(roster.birth.begin() + from, last, step.now.index - 12 * age_group_from[group]) -
            roster.birth.begin());
        add(by_group[group], tally_kernels::count({&roster.male[from], &youth.place[from], &youth.school[from],
                                                   &youth.stage[from], &youth.condition[from], &youth.group[from],
                                                   &youth.awareness[from], &roster.household[from]},
                                                  to - from, world.households.income_cents.data()));
        from = to;
    }
}

void count_states(const World& world, const Step& step, Tallies& tallies) {
    // Each block has counts of its own, by district and age group; whole numbers add up in any order.
    const std::size_t cells = step.roster.districts * age_groups;
    std::vector<States> counts(step.blocks() * cells);
    for_each_village(step, [&](std::size_t block, std::size_t v) {
        count_village(world, step, v, &counts[block * cells + step.roster.district[v] * age_groups]);
    });
    for (std::size_t k = 0; k < counts.size(); ++k)
        store(counts[k], k % cells / age_groups, k % age_groups, step.now.index, tallies);
}

bool unsafe(const Roster& roster, const Event& event, Month now) noexcept {
    return event.amount != static_cast<int>(Channel::legal) || roster.age(event.person, now) < adult_age;
}

void count_event(const Event& event, const Step& step, Tallies& tallies) noexcept {
    const Roster& roster = step.roster;
    const PersonIndex i = event.person;
    const std::size_t cell = Tallies::cell(roster.district[roster.village[i]], roster.male[i],
                                           age_group(roster.age(i, step.now)));
    const auto put = [&](Measure measure, std::int64_t count = 1) {
        tallies.month(measure, step.now.index)[cell] += count;
    };
    switch (event.what) {
        case Happening::dropped_out: put(Measure::dropouts); break;
        case Happening::completed_school: put(Measure::school_completed); break;
        case Happening::apprehended: put(Measure::apprehended); break;
        case Happening::exploited: put(Measure::exploited); break;
        case Happening::trafficked: put(Measure::trafficked); break;
        case Happening::remitted: put(Measure::remittances, event.amount); break;
        case Happening::returned:
            put(Measure::returns);
            put(Measure::months_abroad_ended, event.amount);
            break;
        case Happening::departed:
            tallies.month(Measure::departures, step.now.index)[cell * channels + static_cast<std::size_t>(event.amount)] += 1;
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
    for (const auto& block : world.events)
        for (const Event& event : block) count_event(event, step, tallies);
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
