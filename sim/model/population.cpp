#include "sim/model/population.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sim/model/social_ties.hpp"

namespace savan::population {

namespace {

constexpr int months_per_group = 60;
constexpr std::size_t first_adult_group = 4, last_worker_group = 12;  // 20-24 and 60-64
constexpr std::uint32_t entrant_bit = 0x80000000u;
constexpr int entrant_month_offset = 1024, entrant_months = 2048;

struct Member {
    bool male = false;
    int age_months = 0;
};

struct Person {
    std::uint32_t local_id = 0;
    HouseholdIndex household = 0;
    bool male = false;
    int birth = 0;
};

/// Sex and age by inversion of the age structure, over all groups or those from `first` to `last`.
Member draw_member(const Setting& setting, std::size_t first, std::size_t last, double u_cell, double u_month) {
    double total = 0;
    for (const auto& sex : setting.age_structure)
        for (std::size_t group = first; group <= last; ++group) total += sex[group];
    double left = u_cell * total;
    for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t group = first; group <= last; ++group) {
            left -= setting.age_structure[sex][group];
            const bool is_last = sex == 1 && group == last;
            if (left < 0 || is_last)
                return {sex == 1, static_cast<int>(group) * months_per_group +
                                      static_cast<int>(u_month * months_per_group)};
        }
    return {};
}

int draw_household_size(const Setting& setting, double u) {
    for (std::size_t size = 0; size < setting.household_sizes.size(); ++size) {
        u -= setting.household_sizes[size];
        if (u < 0) return static_cast<int>(size) + 1;
    }
    return static_cast<int>(setting.household_sizes.size());
}

/// Month of exponential waiting with a yearly rate, from `from`; far in the future at rate 0.
int wait_from(int from, double rate_per_year, double u) {
    if (rate_per_year <= 0) return INT16_MAX;
    const double months = -portable::log(u) / rate_per_year * 12.0;
    return months > 20000 ? INT16_MAX : std::min<int>(INT16_MAX, from + static_cast<int>(months) + 1);
}

class VillageBuilder {
public:
    VillageBuilder(Roster& roster, const Setting& setting, const Parameters& parameters, const Draws& draws,
                   const VillageData& village, Month start, Month end)
        : roster_(roster), setting_(setting), p_(parameters), draws_(draws), village_(village), start_(start),
          end_(end) {}

    void build() {
        const double years_to_census = (january(2005) - start_) / 12.0;
        const double wanted = village_.residents / (1.0 - p_.absentee_share) *
                              portable::exp(-p_.population_growth * years_to_census);
        double members = 0;
        for (std::uint32_t household = 0; members < wanted; ++household) {
            assert(household < most_households_per_village);
            members += add_household(household);
            add_entrants(household);
        }
        std::sort(people_.begin(), people_.end(), [](const Person& a, const Person& b) {
            return a.birth != b.birth ? a.birth < b.birth : a.local_id < b.local_id;
        });
        for (const Person& person : people_) append(person);
    }

private:
    EntityId id(std::uint32_t local) const { return {local, village_.number}; }

    int add_household(std::uint32_t household) {
        const int size = std::min(
            draw_household_size(setting_, draws_.uniform(id(household), Purpose::household_size, Month{0})),
            most_members);
        const double wealth = draws_.normal(id(household), Purpose::household_wealth, Month{0});
        int others = 0, elders = 0;
        for (int k = 0; k < size; ++k) {
            const std::uint32_t local = household * (most_members + 1) + static_cast<std::uint32_t>(k);
            const Words4 luck = draws_.words(id(local), Purpose::member_age, Month{0});
            const bool head = k == 0;
            const Member member = draw_member(setting_, head ? first_adult_group : 0,
                                              head ? last_worker_group : census_age_groups - 1,
                                              unit_interval(luck[0]), unit_interval(luck[1]));
            if (member.age_months >= entry_age_months && member.age_months < exit_age_months) {
                people_.push_back({local, static_cast<HouseholdIndex>(roster_.households()), member.male,
                                   start_.index - member.age_months});
            } else {
                ++others;
                elders += member.age_months >= exit_age_months && member.age_months < 65 * 12;
            }
        }
        roster_.land_yield.push_back(static_cast<float>(portable::exp(land_power * p_.land_spread * wealth)));
        roster_.wealth.push_back(static_cast<float>(wealth));
        roster_.others.push_back(static_cast<std::uint8_t>(others));
        roster_.elders.push_back(static_cast<std::uint8_t>(elders));
        return size;
    }

    /// Children who reach six in the months after the start and before the end: the months between two of them
    /// are geometric, so that each costs one draw.
    void add_entrants(std::uint32_t household) {
        if (p_.births_per_household <= 0) return;
        Month month = start_;
        for (std::uint32_t number = 0;; ++number) {
            const Words4 luck = draws_.words(id(household), Purpose::next_entrant, Month{0}, number);
            const double wait = -portable::log(unit_interval(luck[0])) / p_.births_per_household;
            if (wait >= end_ - month) return;
            month = month + (1 + static_cast<int>(wait));
            if (month >= end_) return;
            const std::uint32_t local = entrant_bit |
                (household * entrant_months + static_cast<std::uint32_t>(month.index + entrant_month_offset));
            people_.push_back({local, static_cast<HouseholdIndex>(roster_.households() - 1),
                               unit_interval(luck[1]) < male_at_birth, month.index - entry_age_months});
        }
    }

    void append(const Person& person) {
        const EntityId who = id(person.local_id);
        const int entry = person.birth + entry_age_months;
        const int first_union_month = person.birth + 12 * (person.male ? 18 : 16);
        const double death = draws_.uniform(who, Purpose::lifetime, Month{0});
        const double first_union = draws_.uniform(who, Purpose::union_formation, Month{0});
        roster_.local_id.push_back(person.local_id);
        roster_.household.push_back(person.household);
        roster_.village.push_back(static_cast<std::uint16_t>(roster_.villages()));
        roster_.male.push_back(person.male);
        roster_.birth.push_back(static_cast<std::int16_t>(person.birth));
        // Founders are alive at the start, so their risk of death begins there; it has no memory.
        const int alive_from = std::max(entry, start_.index);
        roster_.exit.push_back(static_cast<std::int16_t>(
            std::min(person.birth + exit_age_months, wait_from(alive_from, p_.death_rate, death))));
        roster_.union_month.push_back(static_cast<std::int16_t>(wait_from(
            first_union_month, person.male ? p_.union_rate_male : p_.union_rate_female, first_union)));
    }

    static constexpr double land_power = 0.4;       // of the household's farm income, see economy
    static constexpr double male_at_birth = 0.505;  // assumed: the usual ratio, less early mortality
    Roster& roster_;
    const Setting& setting_;
    const Parameters& p_;
    const Draws& draws_;
    const VillageData& village_;
    const Month start_, end_;
    std::vector<Person> people_;
};

}  // namespace

Roster build(const Setting& setting, const Parameters& parameters, const Draws& draws, Month start, Month end) {
    Roster roster;
    roster.districts = setting.districts.size();
    roster.first_person.push_back(0);
    roster.first_household.push_back(0);
    for (const VillageData& village : setting.villages) {
        VillageBuilder(roster, setting, parameters, draws, village, start, end).build();
        roster.village_number.push_back(village.number);
        roster.district.push_back(village.district);
        roster.km_to_crossing.push_back(static_cast<float>(village.km_to_crossing));
        roster.km_to_secondary.push_back(static_cast<float>(village.km_to_secondary));
        roster.first_person.push_back(static_cast<PersonIndex>(roster.people()));
        roster.first_household.push_back(static_cast<HouseholdIndex>(roster.households()));
    }
    const auto trim = [](auto&... columns) { (columns.shrink_to_fit(), ...); };
    trim(roster.local_id, roster.household, roster.village, roster.male, roster.birth, roster.exit, roster.union_month,
         roster.land_yield, roster.wealth, roster.others, roster.elders);
    roster.ties = social_ties::build(roster, parameters, draws);
    return roster;
}

}  // namespace savan::population
