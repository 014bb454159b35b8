#include "sim/state/census.hpp"

#include "sim/state/world.hpp"

namespace savan::census {

namespace {

Counted counted(const World& world, const Roster& roster, Month now, PersonIndex i) noexcept {
    switch (world.youth.place[i]) {
        case Place::home: return at_home(world.youth, i, now.index - roster.birth[i]);
        case Place::abroad: return abroad(world.sojourns.at(roster.village[i], i).condition);
        case Place::absent: break;
    }
    return {};
}

Headcount& cell_at(World& world, const Roster& roster, Month now, PersonIndex i) noexcept {
    return world.census.headcount[roster.village[i]][cell_of(roster.male[i], age_group(now.index - roster.birth[i]))];
}

void replace_in_cell(Headcount& cell, const Counted& was, const Counted& is) noexcept {
    cell.population += is.population - was.population, cell.in_school += is.in_school - was.in_school;
    cell.considering += is.considering - was.considering, cell.abroad += is.abroad - was.abroad;
    cell.exploited += is.exploited - was.exploited, cell.groups += is.groups - was.groups;
    cell.been_abroad += is.been_abroad - was.been_abroad;
}

void replace_in_household(Households& households, HouseholdIndex h, const Counted& was, const Counted& is) noexcept {
    const auto change = [](std::uint8_t& members, int by) { members = static_cast<std::uint8_t>(members + by); };
    change(households.abroad[h], is.abroad - was.abroad);
    change(households.at_home[h], is.at_home - was.at_home);
    change(households.workers[h], is.workers - was.workers);
    change(households.wage_jobs[h], is.wage_jobs - was.wage_jobs);
}

}  // namespace

double been_abroad_share(const Census& census, std::size_t village) noexcept {
    std::int32_t people = 0, been_abroad = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (cell % age_groups < working_group) continue;
        people += census.headcount[village][cell].population;
        been_abroad += census.headcount[village][cell].been_abroad;
    }
    return people ? static_cast<double>(been_abroad) / people : 0.0;
}

void replace(World& world, const Roster& roster, Month now, PersonIndex i, const Counted& was, const Counted& is) noexcept {
    replace_in_cell(cell_at(world, roster, now, i), was, is);
    replace_in_household(world.households, roster.household[i], was, is);
}

Change::Change(World& world, const Roster& roster, Month now, PersonIndex person) noexcept
    : world_(world), roster_(roster), now_(now), person_(person), was_(counted(world, roster, now, person)) {}

Change::~Change() { replace(world_, roster_, now_, person_, was_, counted(world_, roster_, now_, person_)); }

void prefetch(const World& world, const Roster& roster, PersonIndex person) noexcept {
    const Youth& youth = world.youth;
    prefetch_rows(person, person + 1, roster.birth, roster.male, roster.village, roster.household, youth.place, youth.stage,
                  youth.school, youth.work, youth.group, youth.trips);
}

void grow_older(World& world, const Roster& roster, std::size_t village, Month now) noexcept {
    const PersonIndex end = roster.first_person[village + 1];
    for (std::size_t group = 0; group + 1 < age_groups; ++group) {
        PersonIndex& next = world.census.grown[village][group];
        for (; next < end && roster.birth[next] + 12 * age_group_from[group + 1] <= now.index; ++next) {
            if (world.youth.place[next] == Place::absent) continue;
            const Counted was = counted(world, roster, now - 1, next);
            const Counted is = group + 1 == working_group ? counted(world, roster, now, next) : was;
            auto& headcount = world.census.headcount[village];
            replace_in_cell(headcount[cell_of(roster.male[next], group)], was, {});
            replace_in_cell(headcount[cell_of(roster.male[next], group + 1)], {}, is);
            if (group + 1 == working_group) replace_in_household(world.households, roster.household[next], was, is);
        }
    }
}

void recount(World& world, const Roster& roster, Month now) {
    Census& census = world.census;
    census.headcount.assign(roster.villages(), {});
    census.remitted.assign(roster.villages(), {});
    census.paid.assign(roster.villages(), {});
    census.grown.resize(roster.villages());
    Households& households = world.households;
    for (auto* column : {&households.abroad, &households.at_home, &households.workers, &households.wage_jobs})
        std::fill(column->begin(), column->end(), std::uint8_t{0});
    const auto births = roster.birth.begin();
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        for (std::size_t group = 0; group + 1 < age_groups; ++group)
            census.grown[v][group] = static_cast<PersonIndex>(
                std::upper_bound(births + roster.first_person[v], births + roster.first_person[v + 1],
                                 now.index - 12 * age_group_from[group + 1]) -
                births);
        for (PersonIndex i = roster.first_person[v]; i < roster.first_person[v + 1]; ++i)
            if (world.youth.place[i] != Place::absent) {
                const Counted is = counted(world, roster, now, i);
                replace_in_cell(cell_at(world, roster, now, i), {}, is);
                replace_in_household(households, roster.household[i], {}, is);
            }
    }
}

}  // namespace savan::census
