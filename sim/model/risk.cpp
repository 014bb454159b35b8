#include "sim/model/risk.hpp"

#include <algorithm>
#include <bit>

#include "sim/base/radix_sort.hpp"
#include "sim/state/draw_batch.hpp"

namespace savan::risk {

namespace {
constexpr int months_between = 6;
static_assert(months_to_list == months_between + 1);
constexpr int first_year = 2002;

/// First household of a block of villages.
HouseholdIndex first_household(const Step& step, std::size_t block) noexcept {
    return step.roster.first_household[step.first_village(block)];
}

/// Equals by keyed noise, and these by the person's own id, never by position. Their order in a group of equals is that
/// of all who are equal to somebody, so one sort serves all groups.
void break_ties(const Step& step, std::vector<Keyed>& ranked) {
    DrawBatch noise{Purpose::list_noise};
    std::vector<PersonIndex> equal;       // group by group
    std::vector<std::uint32_t> group;     // of each of them
    std::vector<std::size_t> next_place;  // by group: in `ranked`
    for (std::size_t first = 0, last; first < ranked.size(); first = last) {
        for (last = first + 1; last < ranked.size() && ranked[last].key == ranked[first].key; ++last) {}
        if (last - first == 1) continue;
        for (std::size_t k = first; k < last; ++k) {
            equal.push_back(ranked[k].value);
            group.push_back(static_cast<std::uint32_t>(next_place.size()));
            noise.add(step.roster, ranked[k].value);
        }
        next_place.push_back(first);
    }
    noise.draw(step.draws, Month{1});
    std::vector<Keyed> lots(equal.size());
    for (std::size_t k = 0; k < equal.size(); ++k) lots[k] = {noise.word(0, k), static_cast<std::uint32_t>(k)};
    radix_sort(lots);
    for (auto lot = lots.begin(); lot != lots.end();) {
        const auto last = std::find_if(lot, lots.end(), [&](const Keyed& other) { return other.key != lot->key; });
        std::sort(lot, last, [&](const Keyed& a, const Keyed& b) {
            return step.roster.person_id(equal[a.value]) < step.roster.person_id(equal[b.value]);
        });
        lot = last;
    }
    for (const Keyed& lot : lots) ranked[next_place[group[lot.value]]++].value = equal[lot.value];
}

}  // namespace

void Recorder::begin(const World& world, const Step& step) {
    on_list_.clear();
    hazard_.assign(step.roster.people(), 0);
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        const PersonIndex too_young = intention::first_too_young(world, step, v);
        for (PersonIndex i = world.villages.from[v]; i < too_young; ++i)
            if (world.youth.place[i] == Place::home) on_list_.push_back(i);
    }
}

void Recorder::observe(const World& world, const Step& step) {
    const int month = step.now.of_year();
    if (month == 0) begin(world, step);
    if (month == 0 || month == months_between)
        for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
            risk_kernels::Means means;
            find_means(world, step, block, means);
            std::vector<float> hazard;
            for_villages_of(world, step, block, [&](std::size_t v) { add_hazards(world, step, v, means, hazard); });
        });
    if (month + 1 == months_to_list) finish(step);
}

void Recorder::find_means(const World& world, const Step& step, std::size_t block, risk_kernels::Means& means) const {
    const Roster& roster = step.roster;
    const Households& households = world.households;
    const HouseholdIndex begin = first_household(step, block), end = first_household(step, block + 1);
    means.resize(end - begin);
    for_villages_of(world, step, block, [&](std::size_t v) {
        const HouseholdIndex first = roster.first_household[v];
        // Whole vectors go on into the next village, whose turn comes after this one's.
        const std::size_t rows = rows_in_vectors(roster.first_household[v + 1] - first, end - first);
        risk_kernels::find_means(&households.income[first], &households.assets[first], &households.abroad[first], rows,
                                 step.parameters, world.calendar.wage * (1.0 - step.parameters.living_cost),
                                 departure::VillageOptions(world, step, v), first - begin, means);
    });
}

void Recorder::add_hazards(const World& world, const Step& step, std::size_t v, const risk_kernels::Means& means,
                           std::vector<float>& hazard) {
    const Roster& roster = step.roster;
    const Youth& youth = world.youth;
    const intention::VillageTerms terms(world, step, v);
    const departure::VillageOptions options(world, step, v);
    const PersonIndex from = world.villages.from[v];
    const std::size_t people = intention::first_too_young(world, step, v) - from;
    hazard.resize(rows_in_vectors(people, step.rows_of_block(v, from)));
    risk_kernels::unsafe_hazards(
        {&youth.awareness[from], &youth.stage[from], &youth.school[from], &youth.work[from], &youth.group[from],
         &youth.grade[from], &youth.trips[from], &youth.ties_abroad[from], &youth.ties_present[from], &roster.male[from],
         &roster.birth[from], &roster.household[from]},
        hazard.size(),
        {step.parameters, terms, options, step.tables.log_age_curve_by_month.data(),
         first_household(step, v / step.villages_per_block), static_cast<std::int16_t>(step.now.index),
         world.calendar.legal_open},
        means, hazard.data());
    for (std::size_t k = 0; k < people; ++k)
        if (youth.place[from + k] == Place::home) hazard_[from + k] += months_between * hazard[k];
}

void Recorder::finish(const Step& step) {
    // Hazards are not negative, so their bits sort as they do.
    std::vector<Keyed> ranked;
    ranked.reserve(on_list_.size());
    for (const PersonIndex i : on_list_) ranked.push_back({std::bit_cast<std::uint32_t>(hazard_[i]), i});
    std::vector<PersonIndex>().swap(on_list_);  // this is where memory peaks
    std::vector<float>().swap(hazard_);
    radix_sort(ranked);
    break_ties(step, ranked);
    RiskList list{january(step.now.year()), std::vector<std::uint16_t>(step.roster.people())};
    for (std::size_t k = 0; k < ranked.size(); ++k)
        list.rank[ranked[k].value] = static_cast<std::uint16_t>(1 + k * 65535 / ranked.size());
    lists_.push_back(std::move(list));
}

const RiskList* Recorder::list_of(int year) const noexcept {
    const int k = year - first_year;
    return k >= 0 && k < static_cast<int>(lists_.size()) ? &lists_[static_cast<std::size_t>(k)] : nullptr;
}

void Recorder::forget() {
    for (RiskList& list : lists_) std::vector<std::uint16_t>().swap(list.rank);
}

}  // namespace savan::risk
