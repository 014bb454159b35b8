#include "sim/state/census.hpp"

#include "sim/state/world.hpp"

namespace savan::census {

namespace {

/// Adds one person to the counts, or takes them out.
void count(World& world, const Roster& roster, Month now, PersonIndex i, int sign) noexcept {
    const Youth& youth = world.youth;
    const Place place = youth.place[i];
    if (place == Place::absent) return;
    const int age_months = now.index - roster.birth[i];
    Headcount& cell = world.census.headcount[roster.village[i]][cell_of(roster.male[i], age_group(age_months))];
    const HouseholdIndex h = roster.household[i];
    const auto add = [sign](auto& number, bool counts = true) {
        number = static_cast<std::remove_reference_t<decltype(number)>>(number + sign * counts);
    };
    add(cell.population);
    add(cell.been_abroad, youth.trips[i] > 0);
    if (place == Place::abroad) {
        add(cell.abroad);
        add(cell.exploited, world.sojourns.at(roster.village[i], i).condition != Condition::free);
        add(world.households.abroad[h]);
        return;
    }
    const bool enrolled = youth.school[i] == School::enrolled;
    add(cell.in_school, enrolled);
    add(cell.considering, youth.stage[i] != Stage::none);
    add(cell.groups, youth.group[i] != Group::none);
    add(world.households.at_home[h]);
    if (age_months >= 12 * working_age && !enrolled)
        add(youth.work[i] == Work::wage ? world.households.wage_jobs[h] : world.households.workers[h]);
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

Change::Change(World& world, const Roster& roster, Month now, PersonIndex person) noexcept
    : world_(world), roster_(roster), now_(now), person_(person) {
    count(world_, roster_, now_, person_, -1);
}

Change::~Change() { count(world_, roster_, now_, person_, +1); }

void grow_older(World& world, const Roster& roster, std::size_t village, Month now) noexcept {
    const PersonIndex end = roster.first_person[village + 1];
    for (std::size_t group = 0; group + 1 < age_groups; ++group) {
        PersonIndex& next = world.census.grown[village][group];
        for (; next < end && roster.birth[next] + 12 * age_group_from[group + 1] <= now.index; ++next) {
            count(world, roster, now - 1, next, -1);
            count(world, roster, now, next, +1);
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
        for (PersonIndex i = roster.first_person[v]; i < roster.first_person[v + 1]; ++i) count(world, roster, now, i, +1);
    }
}

}  // namespace savan::census
