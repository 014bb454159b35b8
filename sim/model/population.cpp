#include "sim/model/population.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sim/base/inversion.hpp"
#include "sim/model/founding_kernels.hpp"
#include "sim/model/social_ties.hpp"
#include "sim/processes/chance_kernels.hpp"
#include "sim/state/village_draws.hpp"

namespace savan::population {

namespace {

constexpr int months_per_group = 60;
constexpr std::size_t first_adult_group = 4, last_worker_group = 12;  // 20-24 and 60-64
constexpr std::uint32_t entrant_bit = 0x80000000u;
constexpr int entrant_month_offset = 1024, entrant_months = 2048;

/// Sex and age by inversion of the age structure, over all groups or those from `first` to `last`.
class MemberDraw {
public:
    MemberDraw(const Setting& setting, std::size_t first, std::size_t last)
        : first_(first), groups_(last - first + 1), cell_(2 * groups_, [&](double u) { return cell(setting, u); }) {}

    struct Member {
        bool male = false;
        int age_months = 0;
    };
    Member operator()(std::uint32_t cell_word, std::uint32_t month_word) const noexcept {
        const std::size_t cell = cell_(cell_word);
        const bool male = cell >= groups_;
        const std::size_t group = first_ + cell - (male ? groups_ : 0);
        return {male, static_cast<int>(group) * months_per_group +
                          static_cast<int>(unit_interval(month_word) * months_per_group)};
    }

private:
    std::size_t cell(const Setting& setting, double u) const noexcept {
        double total = 0;
        for (const auto& sex : setting.age_structure)
            for (std::size_t group = 0; group < groups_; ++group) total += sex[first_ + group];
        double left = u * total;
        for (std::size_t cell = 0; cell + 1 < 2 * groups_; ++cell) {
            left -= setting.age_structure[cell / groups_][first_ + cell % groups_];
            if (left < 0) return cell;
        }
        return 2 * groups_ - 1;
    }

    std::size_t first_, groups_;
    Inversion cell_;
};

Inversion household_size_draw(const std::vector<double>& sizes) {
    return {sizes.size(), [&](double u) {
                for (std::size_t size = 0; size < sizes.size(); ++size) {
                    u -= sizes[size];
                    if (u < 0) return size;
                }
                return sizes.size() - 1;
            }};
}

/// Month of waiting with a yearly rate, from `from`, for a standard exponential; far in the future at rate 0.
int wait_from(int from, double rate_per_year, double exponential) noexcept {
    if (rate_per_year <= 0) return INT16_MAX;
    const double months = exponential / rate_per_year * 12.0;
    return months > 20000 ? INT16_MAX : std::min<int>(INT16_MAX, from + static_cast<int>(months) + 1);
}

/// Adds one village after the other to the roster.
class Builder {
public:
    Builder(Roster& roster, const Setting& setting, const Parameters& parameters, const Draws& draws, Month start, Month end)
        : roster_(roster), p_(parameters), draws_(draws), start_(start), end_(end),
          household_size_(household_size_draw(setting.household_sizes)),
          head_(setting, first_adult_group, last_worker_group), member_(setting, 0, census_age_groups - 1),
          drawn_(draws) {}

    void add(const VillageData& village) {
        village_ = village.number;
        people_.clear();
        const double years_to_census = (january(2005) - start_) / 12.0;
        add_households(village.residents / (1.0 - p_.absentee_share) *
                       portable::exp(-p_.population_growth * years_to_census));
        add_members();
        add_entrants();
        store_people();
    }

private:
    struct Person {
        std::uint32_t local_id = 0;
        HouseholdIndex household = 0;
        std::int32_t birth = 0;
        bool male = false;
    };

    /// As many households as hold the members wanted; draws are made for some at once.
    void add_households(double wanted) {
        constexpr std::size_t at_once = 32;
        sizes_.clear();
        for (double members = 0; members < wanted;) {
            const std::size_t first = sizes_.size();
            if (numbers_.size() < first + at_once) {
                numbers_.resize(first + at_once);
                std::iota(numbers_.begin(), numbers_.end(), 0u);
            }
            drawn_.draw(Purpose::household_size, village_, numbers_.data() + first, at_once);
            for (std::size_t k = 0; k < at_once && members < wanted; ++k) {
                sizes_.push_back(std::min(static_cast<int>(household_size_(drawn_.word(k))) + 1, most_members));
                members += sizes_.back();
            }
        }
        assert(sizes_.size() <= most_households_per_village);
        add_wealth();
    }

    void add_wealth() {
        const std::size_t count = sizes_.size();
        drawn_.draw(Purpose::household_wealth, village_, numbers_.data(), count);
        values_.resize(count);
        founding_kernels::normals(drawn_.words(), count, values_.data());
        roster_.wealth.insert(roster_.wealth.end(), values_.begin(), values_.end());
        for (double& value : values_) value *= land_power * p_.land_spread;
        chance_kernels::exponentials(values_.data(), count);
        roster_.land_yield.insert(roster_.land_yield.end(), values_.begin(), values_.end());
    }

    /// Everyone at the start. Only the youth become people, the others are counted.
    void add_members() {
        member_ids_.clear();
        for (std::uint32_t household = 0; household < sizes_.size(); ++household)
            for (int k = 0; k < sizes_[household]; ++k)
                member_ids_.push_back(household * (most_members + 1) + static_cast<std::uint32_t>(k));
        drawn_.draw(Purpose::member_age, village_, member_ids_.data(), member_ids_.size(), 2);
        people_.resize(member_ids_.size());
        std::size_t row = 0, youth = 0;
        for (std::uint32_t household = 0; household < sizes_.size(); ++household) {
            int others = 0, elders = 0;
            for (int k = 0; k < sizes_[household]; ++k, ++row) {
                const auto member = (k == 0 ? head_ : member_)(drawn_.word(row, 0), drawn_.word(row, 1));
                // Half of all are youth, by chance: who is not makes room for the next, without a branch.
                people_[youth] = {member_ids_[row], household, start_.index - member.age_months, member.male};
                const bool young = member.age_months >= entry_age_months && member.age_months < exit_age_months;
                youth += young;
                others += !young;
                elders += member.age_months >= exit_age_months && member.age_months < 65 * 12;
            }
            roster_.others.push_back(static_cast<std::uint8_t>(others));
            roster_.elders.push_back(static_cast<std::uint8_t>(elders));
        }
        people_.resize(youth);
    }

    /// Children who reach six in the months after the start and before the end: the months between two of them
    /// are geometric, so that each costs one draw.
    void add_entrants() {
        if (p_.births_per_household <= 0) return;
        // Most households need no more than the mean and one; what goes beyond is drawn when it is needed.
        const auto at_once = 2 + static_cast<std::size_t>(p_.births_per_household * std::max(0, end_ - start_));
        const std::size_t households = sizes_.size();
        drawn_.draw(Purpose::next_entrant, village_, numbers_.data(), households, 4 * at_once);
        values_.resize(at_once * households);
        for (std::size_t number = 0; number < at_once; ++number)
            founding_kernels::exponentials(drawn_.words(4 * number), households, values_.data() + number * households);
        for (std::uint32_t household = 0; household < households; ++household) {
            Month month = start_;
            for (std::uint32_t number = 0;; ++number) {
                double exponential = 0;
                std::uint32_t sex = 0;
                if (number < at_once) {
                    exponential = values_[number * households + household], sex = drawn_.word(household, 4 * number + 1);
                } else {
                    const Words4 luck = draws_.words({household, village_}, Purpose::next_entrant, Month{0}, number);
                    exponential = -portable::log(unit_interval(luck[0])), sex = luck[1];
                }
                const double wait = exponential / p_.births_per_household;
                if (wait >= end_ - month) break;
                month = month + (1 + static_cast<int>(wait));
                if (month >= end_) break;
                const std::uint32_t local = entrant_bit |
                    (household * entrant_months + static_cast<std::uint32_t>(month.index + entrant_month_offset));
                people_.push_back({local, household, month.index - entry_age_months, unit_interval(sex) < male_at_birth});
            }
        }
    }

    /// By month of birth, and those of one month by local id: so they were added, founders before the entrants, who are
    /// all younger.
    void store_people() {
        const std::size_t first = roster_.people(), last = first + people_.size();
        const int earliest = start_.index - exit_age_months, latest = std::max(start_, end_).index - entry_age_months;
        row_.assign(static_cast<std::size_t>(latest - earliest) + 1, 0);
        for (const Person& person : people_) ++row_[static_cast<std::size_t>(person.birth - earliest)];
        std::exclusive_scan(row_.begin(), row_.end(), row_.begin(), static_cast<PersonIndex>(first));
        const auto lengthen = [last](auto&... columns) { (columns.resize(last), ...); };
        lengthen(roster_.local_id, roster_.household, roster_.male, roster_.birth, roster_.exit, roster_.union_month);
        roster_.village.resize(last, static_cast<std::uint16_t>(roster_.villages()));
        const auto first_household = static_cast<HouseholdIndex>(roster_.households() - sizes_.size());
        for (const Person& person : people_) {
            const PersonIndex i = row_[static_cast<std::size_t>(person.birth - earliest)]++;
            roster_.local_id[i] = person.local_id;
            roster_.household[i] = first_household + person.household;
            roster_.male[i] = person.male;
            roster_.birth[i] = static_cast<std::int16_t>(person.birth);
        }
        draw_exits(first);
        draw_unions(first);
    }

    void draw_exits(std::size_t first) {
        draw_exponentials(Purpose::lifetime, first);
        for (std::size_t i = first; i < roster_.people(); ++i) {
            // Founders are alive at the start, so their risk of death begins there; it has no memory.
            const int alive_from = std::max(roster_.birth[i] + entry_age_months, start_.index);
            roster_.exit[i] = static_cast<std::int16_t>(std::min(
                roster_.birth[i] + exit_age_months, wait_from(alive_from, p_.death_rate, values_[i - first])));
        }
    }

    void draw_unions(std::size_t first) {
        draw_exponentials(Purpose::union_formation, first);
        for (std::size_t i = first; i < roster_.people(); ++i) {
            const bool male = roster_.male[i];
            roster_.union_month[i] = static_cast<std::int16_t>(
                wait_from(roster_.birth[i] + 12 * (male ? 18 : 16), male ? p_.union_rate_male : p_.union_rate_female,
                          values_[i - first]));
        }
    }

    /// values_ of the village's people.
    void draw_exponentials(Purpose purpose, std::size_t first) {
        const std::size_t count = roster_.people() - first;
        drawn_.draw(purpose, village_, roster_.local_id.data() + first, count);
        values_.resize(count);
        founding_kernels::exponentials(drawn_.words(), count, values_.data());
    }

    static constexpr double land_power = 0.4;       // of the household's farm income, see economy
    static constexpr double male_at_birth = 0.505;  // assumed: the usual ratio, less early mortality
    Roster& roster_;
    const Parameters& p_;
    const Draws& draws_;
    const Month start_, end_;
    const Inversion household_size_;
    const MemberDraw head_, member_;
    VillageDraws drawn_;
    // of the village at hand
    std::uint16_t village_ = 0;
    std::vector<std::uint32_t> numbers_;  ///< of households: 0, 1, ..
    std::vector<int> sizes_;              ///< of households
    std::vector<std::uint32_t> member_ids_;
    std::vector<Person> people_;
    std::vector<PersonIndex> row_;        ///< by month of birth: of the next who was born in it
    std::vector<double> values_;
};

}  // namespace

Roster build(const Setting& setting, const Parameters& parameters, const Draws& draws, Month start, Month end) {
    Roster roster;
    roster.districts = setting.districts.size();
    roster.first_person.push_back(0);
    roster.first_household.push_back(0);
    Builder builder(roster, setting, parameters, draws, start, end);
    for (const VillageData& village : setting.villages) {
        builder.add(village);
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
