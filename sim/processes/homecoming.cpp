#include "sim/processes/homecoming.hpp"

#include <algorithm>

#include "sim/base/reused.hpp"
#include "sim/base/runs.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/state/closer_look.hpp"

namespace savan::homecoming {

namespace {

constexpr int messenger_months = 6;
/// The apprehension gain that counts as full enforcement.
constexpr double full_enforcement = 0.1;

/// A month's return hazards: all effects but the length of the stay take two values each, so that their exponentials
/// are worked out once.
class ReturnHazard {
public:
    explicit ReturnHazard(const World& world, const Step& step) noexcept : step_(step) {
        const Parameters& p = step.parameters;
        base_ = p.return_rate * portable::exp(p.return_planting * world.calendar.planting);
        target_ = portable::exp(p.return_target);
        union_ = portable::exp(p.return_union);
        double most_enforcement = 1;
        for (const double gain : world.districts.apprehension_gain) {
            enforcement_.push_back(portable::exp(p.return_enforcement * std::min(1.0, gain / full_enforcement)));
            most_enforcement = std::max(most_enforcement, enforcement_.back());
        }
        const auto& by_months = step.tables.return_by_months;
        largest_ = base_ * std::max(by_months.front(), by_months.back()) * std::max(1.0, target_) * std::max(1.0, union_) *
                   most_enforcement * (1.0 + 1e-12);
    }

    /// No one has a larger one this month.
    double largest() const noexcept { return largest_; }

    double of(const Sojourn& stay) const noexcept {
        const auto& by_months = step_.tables.return_by_months;
        const auto months = static_cast<std::size_t>(step_.now.index - stay.moved);
        double hazard = base_ * by_months[std::min(months, by_months.size() - 1)];
        if (stay.savings >= step_.parameters.target_savings * stay.wage) hazard *= target_;
        if (step_.roster.in_union(stay.person, step_.now)) hazard *= union_;
        if (stay.channel != Channel::legal) hazard *= enforcement_[step_.roster.district[step_.roster.village[stay.person]]];
        return hazard;
    }

private:
    const Step& step_;
    double base_ = 0, target_ = 1, union_ = 1, largest_ = 0;
    std::vector<double> enforcement_;  ///< by district
};

double repatriation_rate(const World& world, const Step& step, std::size_t v) noexcept {
    return step.parameters.repatriation_rate * (1.0 + world.districts.repatriation_gain[step.roster.district[v]]);
}

/// Those of a block who may come home, with their luck. Nobody does in the month of departure.
struct Candidates {
    CloserLook look;
    std::vector<const Sojourn*> stay;
    std::vector<const Sojourn*> coming;

    void clear() noexcept { look.clear(), stay.clear(), coming.clear(); }
};

void find_candidates(const World& world, const Step& step, std::size_t v, const ReturnHazard& hazard, Candidates& found) {
    const MonthLuck& luck = step.luck;
    // A probability is never above its hazard.
    const std::uint8_t free = luck.bound(hazard.largest()), held = luck.bound(repatriation_rate(world, step, v));
    const std::uint8_t *return_luck = luck.top(word_return).data(), *repatriation_luck = luck.top(word_repatriation).data();
    for (const Sojourn& stay : world.sojourns.of(v)) {
        const PersonIndex i = stay.person;
        const bool may = stay.condition == Condition::free ? return_luck[i] <= free : repatriation_luck[i] <= held;
        if (!may || stay.moved >= step.now.index) continue;
        found.stay.push_back(&stay);
        found.look.add(step.roster, i, v);
        __builtin_prefetch(&step.roster.union_month[i]);
        __builtin_prefetch(&step.roster.ties.first[i]);
        __builtin_prefetch(&world.youth.history[i]);
    }
}

bool comes(const World& world, const Step& step, const Candidates& found, std::size_t k, const ReturnHazard& hazard) noexcept {
    const Sojourn& stay = *found.stay[k];
    const bool free = stay.condition == Condition::free;
    const double u = found.look.luck(step.luck, free ? word_return : word_repatriation, k);
    const double rate = free ? hazard.of(stay) : repatriation_rate(world, step, step.roster.village[stay.person]);
    return u < rate && u < probability_of_hazard(rate);
}

/// Savings come home, debts are paid.
void settle(World& world, const Step& step, const Sojourn& stay) noexcept {
    Youth& youth = world.youth;
    const PersonIndex i = stay.person;
    float& assets = world.households.assets[step.roster.household[i]];
    assets = std::max(0.0f, assets + stay.savings - stay.debt);
    if (youth.history[i] & history::exploited)
        youth.speaks_until[i] = static_cast<std::int16_t>(
            std::max<int>(youth.speaks_until[i], step.now.index + messenger_months));
    youth.awareness[i] = std::max(youth.awareness[i], static_cast<float>(step.parameters.returnee_awareness));
}

}  // namespace

bool repatriation_gain_matters(const World& world, const Step& step, std::size_t v) noexcept {
    if (world.districts.repatriation_gain[step.roster.district[v]] == 0) return false;
    const std::uint8_t held = step.luck.bound(repatriation_rate(world, step, v));
    return std::ranges::any_of(world.at(v).sojourns.of(v), [&](const Sojourn& stay) {
        return step.luck.top(word_repatriation)[stay.person] <= held && exploitation::may_be_exploited(step, stay);
    });
}

void come(World& world, const Step& step, std::size_t block) noexcept {
    const ReturnHazard hazard(world, step);
    auto& found = reused<Candidates>();
    for_villages_of(world, step, block, [&](std::size_t v) { find_candidates(world, step, v, hazard, found); });
    found.look.draw(step.draws, step.luck);
    for (std::size_t k = 0; k < found.stay.size(); ++k)
        if (comes(world, step, found, k, hazard)) found.coming.push_back(found.stay[k]);

    std::vector<PersonIndex>& home_from_harm = world.home_from_harm[block];
    home_from_harm.clear();
    for (const Sojourn* stay : found.coming) {
        const PersonIndex i = stay->person;
        if (stay->condition != Condition::free) home_from_harm.push_back(i);
        settle(world, step, *stay);
        census::replace(world, step.roster, step.now, i, census::abroad(stay->condition),
                        census::at_home(world.youth, i, step.now.index - step.roster.birth[i]));
        tell_ties_later(world, block, step.roster, {i, TieCount::abroad, -1});
        world.events[block].push_back({i, Happening::returned, step.now.index - stay->moved});
    }
    for_each_run(found.coming, [&](const Sojourn* stay) { return step.roster.village[stay->person]; },
                 [&](std::size_t v, auto ending) { come_home(world, v, ending); });
}

}  // namespace savan::homecoming
