#include "sim/model/founding.hpp"

#include <climits>

#include "sim/parameters/destinations.hpp"

namespace savan {

namespace {

constexpr int school_age = 7, last_grade = 11;
constexpr int first_abroad_age = 15, last_abroad_age = 35;
constexpr double longest_stay_months = 36;

enum HistoryWord : std::size_t { word_enrolled, word_dropout, word_abroad, word_stay };

/// Never, at school, left or completed, by age and constant yearly drop-out.
void school_history(Youth& youth, PersonIndex i, int age, const Parameters& p, const Words4& luck) noexcept {
    if (age < school_age || unit_interval(luck[word_enrolled]) >= portable::logistic(p.enrol_base)) return;
    const double years = -portable::log(unit_interval(luck[word_dropout])) / std::max(1e-6, p.dropout_primary);
    const int attended = age - school_age;
    const int left_after = static_cast<int>(std::min(years, 100.0));
    youth.grade[i] = static_cast<std::uint8_t>(std::min({attended, left_after, last_grade - 1}) + 1);
    youth.school[i] = left_after < std::min(attended, last_grade) ? School::left
                      : attended < last_grade                      ? School::enrolled
                                                                   : School::completed;
}

void first_migrant(World& world, const Roster& roster, PersonIndex i, const Parameters& p, Month start,
                   const Words4& luck) noexcept {
    Youth& youth = world.youth;
    Sojourn sojourn{.person = i, .channel = Channel::network};
    sojourn.sector = static_cast<std::uint8_t>(luck[word_stay] % sector_count);
    sojourn.wage = static_cast<float>(p.wage_2003 * sectors[sojourn.sector].wage_ratio);
    sojourn.moved = static_cast<std::int16_t>(start.index - 1 -
                                              static_cast<int>(unit_interval(luck[word_stay]) * longest_stay_months));
    youth.trips[i] = 1;
    if (youth.school[i] == School::enrolled) youth.school[i] = School::left;
    move_abroad(world, roster, sojourn);
}

void found_person(World& world, const Roster& roster, PersonIndex i, const Parameters& p, const Draws& draws,
                  Month start) noexcept {
    Youth& youth = world.youth;
    const Words4 luck = draws.words(roster.person_id(i), Purpose::member_history, Month{0});
    const int age = roster.age(i, start);
    youth.place[i] = Place::home;
    school_history(youth, i, age, p, luck);
    if (age >= first_abroad_age && age <= last_abroad_age && unit_interval(luck[word_abroad]) < p.initially_abroad)
        first_migrant(world, roster, i, p, start, luck);
    count_on_ties(world, roster, i, TieCount::entered, +1);
    count_on_ties(world, roster, i, TieCount::present, +1);
    if (youth.school[i] == School::left) count_on_ties(world, roster, i, TieCount::left_school, +1);
}

/// An experience stock in balance with the first migrants.
void found_village(World& world, const Roster& roster, std::size_t v, const Parameters& p) noexcept {
    double abroad = 0;
    for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
        abroad += world.youth.place[i] == Place::abroad;
    for (HouseholdIndex h = roster.first_household[v]; h < roster.first_household[v + 1]; ++h)
        world.villages.others[v] += roster.others[h];
    const double villagers = world.villages.others[v] + double(world.villages.to[v] - world.villages.from[v]);
    double& stock = world.villages.migrant_months[v];
    stock = p.experience_fade > 0 ? abroad / p.experience_fade : 0.0;
    double& experience = world.villages.experience[v];
    experience = villagers > 0 ? 1.0 - portable::exp(-stock / (villagers * p.experience_scale)) : 0.0;
    world.villages.broker[v] = experience;
    world.villages.stance[v] = p.stance_start;
}

}  // namespace

World found_world(const Roster& roster, const Scenario& scenario, const Parameters& p, const Draws& draws,
                  Month start) {
    World world;
    world.youth = Youth(roster.people());
    world.sojourns = Sojourns(roster.villages());
    world.households = Households(roster.households());
    world.villages = Villages(roster.villages());
    world.districts = Districts(roster.districts);
    world.ledger = carry_over({}, {}, scenario, roster.districts);
    for (HouseholdIndex h = 0; h < roster.households(); ++h)
        world.households.assets[h] = static_cast<float>(p.initial_assets * portable::exp(roster.wealth[h] * 0.5));
    for (std::size_t d = 0; d < roster.districts; ++d) {
        world.districts.staff_skill[d] = p.staff_skill;
        world.districts.trafficking_knowledge[d] = world.districts.local_facts[d] =
            world.districts.group_process[d] = p.team_skill;
    }
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        PersonIndex to = roster.first_person[v];
        while (to < roster.first_person[v + 1] && roster.entry(to) <= start) ++to;
        world.villages.from[v] = roster.first_person[v];
        world.villages.to[v] = to;
        for (PersonIndex i = world.villages.from[v]; i < to; ++i) found_person(world, roster, i, p, draws, start);
        found_village(world, roster, v, p);
    }
    census::recount(world, roster, start);
    for (std::size_t v = 0; v < roster.villages(); ++v)
        world.villages.prevalence[v] = census::been_abroad_share(world.census, v);
    return world;
}

Ledger carry_over(const Ledger& ledger, const Scenario& from, const Scenario& to, std::size_t districts) {
    Ledger books;
    books.interventions = to.interventions.size();
    books.month.resize(districts * books.interventions);
    books.spent.resize(books.interventions);
    books.doses_taken.resize(books.interventions);
    books.reached_this_year = ledger.reached_this_year;
    books.first_delivery.assign(books.interventions, INT_MAX);
    for (std::size_t k = 0; k < to.interventions.size(); ++k)
        for (std::size_t old = 0; old < from.interventions.size(); ++old)
            if (from.interventions[old].id == to.interventions[k].id) {
                books.spent[k] = ledger.spent[old];
                books.doses_taken[k] = ledger.doses_taken[old];
                books.first_delivery[k] = ledger.first_delivery[old];
            }
    return books;
}

}  // namespace savan
