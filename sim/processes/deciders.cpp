#include "sim/processes/deciders.hpp"

#include <algorithm>

#include "sim/processes/chance_rules.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::intention {

namespace {

/// to[k] = column[rows[k]]
template <class Column, class Row, class Value>
void gather(const Column& column, std::span<const Row> rows, std::vector<Value>& to) {
    to.resize(rows.size());
    const auto* from = column.data();
    Value* __restrict out = to.data();
    for (std::size_t k = 0; k < rows.size(); ++k) out[k] = static_cast<Value>(from[rows[k]]);
}

namespace trait = intention_kernels::trait;

/// Traits that bear on perceived control.
std::uint32_t lasting_traits(const Youth& youth, PersonIndex i) noexcept {
    return (youth.trips[i] > 0) * trait::been_abroad | (youth.grade[i] >= literate_grade) * trait::literate;
}

std::uint32_t other_traits(const World& world, const Roster& roster, PersonIndex i,
                           HouseholdIndex h) noexcept {
    const Youth& youth = world.youth;
    const bool enrolled = youth.school[i] == School::enrolled;
    const bool farms = youth.work[i] == Work::farm, alone = youth.group[i] == Group::none;
    const bool no_prospects = !enrolled & farms & alone;
    return enrolled * trait::enrolled | no_prospects * trait::no_prospects |
           (world.households.abroad[h] > 0) * trait::household_migrant | (roster.male[i] != 0) * trait::male;
}

std::size_t age_months(const Step& step, PersonIndex i) noexcept {
    return static_cast<std::size_t>(step.now.index - step.roster.birth[i]);
}

}  // namespace

Deciders::Ends Deciders::make_room(std::size_t people) {
    Ends ends;
    for (std::size_t s = 0; s < added_.size(); ++s) {
        List& list = added_[s];
        if (list.person.size() < list.count + people + 1) list.person.resize(2 * (list.count + people + 1));
        ends[s] = list.person.data() + list.count;
    }
    return ends;
}

void Deciders::end_village(const Ends& ends) {
    for (std::size_t s = 0; s < added_.size(); ++s) {
        added_[s].count = static_cast<std::size_t>(ends[s] - added_[s].person.data());
        added_[s].end.push_back(added_[s].count);
    }
}

void Deciders::line_up() {
    std::size_t rows = 0;
    for (std::size_t s = 0; s < deciding; ++s) {
        first_[s] = rows;
        rows += whole_vectors(added_[s].count, sizeof(float));
    }
    first_[deciding] = rows;
    person_.resize(rows), place_.resize(rows);
    for (std::size_t s = 0; s < deciding; ++s) {
        const List& list = added_[s];
        if (list.count == 0) continue;
        PersonIndex* person = std::copy_n(list.person.data(), list.count, person_.data() + first_[s]);
        std::fill(person, person_.data() + first_[s + 1], list.person[list.count - 1]);
        std::uint32_t* place = place_.data() + first_[s];
        for (std::size_t village = 0, k = 0; village < villages_.size(); ++village)
            for (; k < list.end[village]; ++k) place[k] = static_cast<std::uint32_t>(village);
        std::fill(place + list.count, place_.data() + first_[s + 1], place[list.count - 1]);
    }
}

void Deciders::look(const World& world, const Step& step) {
    line_up();
    const Youth& youth = world.youth;
    const Households& households = world.households;
    const Roster& roster = step.roster;
    const std::size_t beginners = first_[1], not_planning = first_[2];  // behind are those who need fewer columns
    const std::span<const PersonIndex> all = person_, beginning = all.first(beginners);
    gather(roster.household, all, household_);
    const std::span<const HouseholdIndex> all_households = household_;
    gather(youth.awareness, all.first(not_planning), awareness_);
    gather(youth.ties_abroad, all, ties_abroad_);
    gather(households.assets, all_households, money_);
    gather(step.luck.top(word_intention), all, top_);
    gather(households.income, all_households.first(beginners), income_);
    gather(youth.ties_present, beginning, ties_present_);
    trait_.resize(not_planning);
    for (std::size_t k = 0; k < not_planning; ++k) trait_[k] = lasting_traits(youth, all[k]);
    for (std::size_t k = 0; k < beginners; ++k)
        trait_[k] |= other_traits(world, roster, all[k], all_households[k]);
    log_age_.resize(beginners);
    for (std::size_t k = 0; k < beginners; ++k)
        log_age_[k] = step.tables.log_age_curve_by_month[age_months(step, all[k])];
}

void Deciders::draw_for_some(const Step& step, Purpose purpose) {
    draws_of_some_.clear();
    draws_of_some_.turn_to(purpose);
    for (const std::uint32_t row : some_)
        draws_of_some_.add(step.roster, person_[row], villages_[place_[row]]);
    draws_of_some_.draw(step.draws, step.now);
}

void Deciders::find_hazards(const World& world, const Step& step) {
    const Parameters& p = step.parameters;
    const auto [none, considering, planning, end] = first_;
    const intention_kernels::Looked people{place_.data(),  awareness_.data(),   money_.data(),
                                           income_.data(), ties_abroad_.data(), ties_present_.data(),
                                           trait_.data(),  log_age_.data()};
    onward_.resize(end), back_.resize(end);
    intention_kernels::consider(people, considering, p, terms_.data(),
                                world.calendar.wage * (1.0 - p.living_cost), onward_.data());
    std::fill_n(back_.begin(), considering, 0.0);
    intention_kernels::plan(people.from(considering), planning - considering, p, terms_.data(),
                            onward_.data() + considering, back_.data() + considering);
    // Few plan, and most of them must ask somebody for the money.
    std::fill(onward_.begin() + static_cast<std::ptrdiff_t>(planning), onward_.end(),
              rules::act_hazard(p, world.calendar.act_season, true));
    std::fill(back_.begin() + static_cast<std::ptrdiff_t>(planning), back_.end(), p.postpone_rate);
    list_some(planning, end,
              [&](std::size_t row) { return !rules::has_funds(terms_[place_[row]], money_[row]); });
    draw_for_some(step, Purpose::funding);
    for (std::size_t k = 0; k < some_.size(); ++k) {
        const bool pays =
            rules::is_lent(p, ties_abroad_[some_[k]] > 0, unit_interval(draws_of_some_.word(0, k)),
                           unit_interval(draws_of_some_.word(1, k)));
        onward_[some_[k]] = rules::act_hazard(p, world.calendar.act_season, pays);
    }
}

void Deciders::decide(const World& world, const Step& step) {
    find_hazards(world, step);
    const std::size_t rows = person_.size();
    first_share_.resize(rows), any_share_.resize(rows), exit_.resize(rows), open_.resize(rows);
    intention_kernels::compete_by_top(top_.data(), onward_.data(), back_.data(), rows, first_share_.data(),
                                      any_share_.data(), exit_.data(), open_.data());
    list_some(0, rows, [&](std::size_t row) { return open_[row] != 0; });
    draw_for_some(step, Purpose::person_month_fine);
    for (std::size_t k = 0; k < some_.size(); ++k) {
        const std::size_t row = some_[k];
        exit_[row] =
            chance_rules::exit_of(MonthLuck::whole(top_[row], draws_of_some_.word(word_intention, k)),
                                  {first_share_[row], any_share_[row]});
    }
}

}  // namespace savan::intention
