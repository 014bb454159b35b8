#include "sim/measures/tally.hpp"

namespace savan::tally {

namespace {

constexpr int adult_age = 18;
constexpr float aware_from = 0.5f;

constexpr std::size_t age_group(int age) noexcept {
    std::size_t group = 0;
    while (group + 1 < age_groups && age >= age_group_from[group + 1]) ++group;
    return group;
}

/// Counts of one village's people of one age group, by sex.
struct States {
    std::array<std::int64_t, sexes> population{}, in_school{}, aware{}, considering{}, abroad{}, exploited{},
        income{}, groups{};
};

void add(States& counts, const World& world, const Roster& roster, PersonIndex i) noexcept {
    const Youth& youth = world.youth;
    const std::size_t sex = roster.male[i];
    const bool home = youth.place[i] == Place::home, abroad = youth.place[i] == Place::abroad;
    counts.population[sex] += home || abroad;
    counts.in_school[sex] += home && youth.school[i] == School::enrolled;
    counts.aware[sex] += (home || abroad) && youth.awareness[i] >= aware_from;
    counts.considering[sex] += home && youth.stage[i] != Stage::none;
    counts.abroad[sex] += abroad;
    counts.exploited[sex] += abroad && youth.condition[i] != Condition::free;
    counts.groups[sex] += home && youth.group[i] != Group::none;
    counts.income[sex] += home ? to_cents(world.households.income[roster.household[i]]) : 0;
}

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

void count_states(const World& world, const Step& step, Tallies& tallies) {
    const Roster& roster = step.roster;
    std::vector<std::array<States, age_groups>> by_village(roster.villages());
    for_each_village(step, [&](std::size_t, std::size_t v) {
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
            add(by_village[v][age_group(roster.age(i, step.now))], world, roster, i);
    });
    for (std::size_t v = 0; v < roster.villages(); ++v)
        for (std::size_t group = 0; group < age_groups; ++group)
            store(by_village[v][group], roster.district[v], group, step.now.index, tallies);
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

}  // namespace savan::tally
