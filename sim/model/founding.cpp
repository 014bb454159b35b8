#include "sim/model/founding.hpp"

#include <climits>

#include "sim/model/founding_kernels.hpp"
#include "sim/parameters/destinations.hpp"
#include "sim/processes/chance_kernels.hpp"
#include "sim/state/village_draws.hpp"

namespace savan {

namespace {

constexpr int school_age = 7, last_grade = 11;
constexpr int first_abroad_age = 15, last_abroad_age = 35;
constexpr double longest_stay_months = 36;

enum HistoryWord : std::size_t { word_enrolled, word_dropout, word_abroad, word_stay, history_words };

/// Never, at school, left or completed, by age and constant yearly drop-out.
void school_history(Youth& youth, PersonIndex i, int age, double years) noexcept {
    const int attended = age - school_age;
    const int left_after = static_cast<int>(std::min(years, 100.0));
    youth.grade[i] = static_cast<std::uint8_t>(std::min({attended, left_after, last_grade - 1}) + 1);
    youth.school[i] = left_after < std::min(attended, last_grade) ? School::left
                      : attended < last_grade                      ? School::enrolled
                                                                   : School::completed;
}

void first_migrant(World& world, const Roster& roster, PersonIndex i, const Parameters& p, Month start,
                   std::uint32_t luck) noexcept {
    Youth& youth = world.youth;
    Sojourn sojourn{.person = i, .channel = Channel::network};
    sojourn.sector = static_cast<std::uint8_t>(luck % sector_count);
    sojourn.wage = static_cast<float>(p.wage_2003 * sectors[sojourn.sector].wage_ratio);
    sojourn.moved = static_cast<std::int16_t>(start.index - 1 -
                                              static_cast<int>(unit_interval(luck) * longest_stay_months));
    youth.trips[i] = 1;
    if (youth.school[i] == School::enrolled) youth.school[i] = School::left;
    move_abroad(world, roster, sojourn);
}

void found_households(World& world, const Roster& roster, const Parameters& p) {
    std::vector<double> assets(roster.wealth.begin(), roster.wealth.end());
    for (double& value : assets) value *= 0.5;
    chance_kernels::exponentials(assets.data(), assets.size());
    for (HouseholdIndex h = 0; h < roster.households(); ++h)
        world.households.assets[h] = static_cast<float>(p.initial_assets * assets[h]);
}

/// The people of a village who are of 6 to 39 at the start.
class Founders {
public:
    Founders(World& world, const Roster& roster, const Parameters& p, const Draws& draws, Month start) noexcept
        : world_(world), roster_(roster), p_(p), start_(start), draws_(draws) {}

    void found(std::size_t village) {
        const PersonIndex from = world_.villages.from[village], to = world_.villages.to[village];
        const std::size_t count = to - from;
        draws_.draw(Purpose::member_history, roster_.village_number[village], roster_.local_id.data() + from, count,
                    history_words);
        years_to_dropout_.resize(count);
        founding_kernels::exponentials(draws_.words(word_dropout), count, years_to_dropout_.data());
        for (double& years : years_to_dropout_) years /= std::max(1e-6, p_.dropout_primary);
        std::fill(world_.youth.place.begin() + from, world_.youth.place.begin() + to, Place::home);
        for (std::size_t k = 0; k < count; ++k) found_person(from + static_cast<PersonIndex>(k), k);
    }

private:
    void found_person(PersonIndex i, std::size_t k) {
        const int age = roster_.age(i, start_);
        if (age >= school_age && unit_interval(draws_.word(k, word_enrolled)) < enrolled_share_)
            school_history(world_.youth, i, age, years_to_dropout_[k]);
        if (age >= first_abroad_age && age <= last_abroad_age && unit_interval(draws_.word(k, word_abroad)) < p_.initially_abroad)
            first_migrant(world_, roster_, i, p_, start_, draws_.word(k, word_stay));
        count_on_ties(world_, roster_, i, TieCount::entered, +1);
        if (world_.youth.school[i] == School::left) count_on_ties(world_, roster_, i, TieCount::left_school, +1);
    }

    World& world_;
    const Roster& roster_;
    const Parameters& p_;
    const Month start_;
    const double enrolled_share_ = portable::logistic(p_.enrol_base);
    VillageDraws draws_;  ///< of the village at hand
    std::vector<double> years_to_dropout_;
};

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
    found_households(world, roster, p);
    for (std::size_t d = 0; d < roster.districts; ++d) {
        world.districts.staff_skill[d] = p.staff_skill;
        world.districts.trafficking_knowledge[d] = world.districts.local_facts[d] =
            world.districts.group_process[d] = p.team_skill;
    }
    Founders founders(world, roster, p, draws, start);
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        PersonIndex to = roster.first_person[v];
        while (to < roster.first_person[v + 1] && roster.entry(to) <= start) ++to;
        world.villages.from[v] = roster.first_person[v];
        world.villages.to[v] = to;
        founders.found(v);
        found_village(world, roster, v, p);
    }
    world.youth.ties_present = world.youth.ties_entered;  // nobody is gone yet
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
