#include "sim/processes/homecoming.hpp"

#include <array>

namespace savan::homecoming {

namespace {

constexpr int messenger_months = 6;
constexpr int longest_months = 60;
/// The apprehension gain that counts as full enforcement.
constexpr double full_enforcement = 0.1;

/// A month's return hazards: all effects but the length of the stay take two values each, so that their exponentials
/// are worked out once.
class ReturnHazard {
public:
    explicit ReturnHazard(const World& world, const Step& step) noexcept : world_(world), step_(step) {
        const Parameters& p = step.parameters;
        const double base = p.return_rate * portable::exp(p.return_planting * world.calendar.planting);
        for (std::size_t months = 0; months < by_months_.size(); ++months)
            by_months_[months] = base * portable::exp(p.return_duration * static_cast<double>(months) / 12.0);
        target_ = portable::exp(p.return_target);
        union_ = portable::exp(p.return_union);
        for (const double gain : world.districts.apprehension_gain)
            enforcement_.push_back(portable::exp(p.return_enforcement * std::min(1.0, gain / full_enforcement)));
        largest_ = std::ranges::max(by_months_) * std::max(1.0, target_) * std::max(1.0, union_) *
                   std::max(1.0, std::ranges::max(enforcement_)) * (1.0 + 1e-12);
    }

    /// No one has a larger one this month.
    double largest() const noexcept { return largest_; }

    double of(PersonIndex i) const noexcept {
        const Youth& youth = world_.youth;
        const Parameters& p = step_.parameters;
        const int months = std::min(step_.now.index - youth.sojourn[i].moved, longest_months);
        double hazard = by_months_[static_cast<std::size_t>(months)];
        if (youth.sojourn[i].savings >= p.target_savings * youth.sojourn[i].wage) hazard *= target_;
        if (step_.roster.in_union(i, step_.now)) hazard *= union_;
        if (youth.sojourn[i].channel != Channel::legal) hazard *= enforcement_[step_.roster.district[step_.roster.village[i]]];
        return hazard;
    }

private:
    const World& world_;
    const Step& step_;
    std::array<double, longest_months + 1> by_months_{};
    double target_ = 1, union_ = 1, largest_ = 0;
    std::vector<double> enforcement_;  ///< by district
};

bool comes(const World& world, const Step& step, const Stays& stays, std::size_t k, const ReturnHazard& hazard,
           double largest_repatriation) noexcept {
    const double u = stays.luck(word_return, k);
    if (u >= hazard.largest() && stays.luck(word_repatriation, k) >= largest_repatriation) return false;
    const PersonIndex i = stays.person[k];
    if (world.youth.sojourn[i].moved >= step.now.index) return false;
    if (world.youth.sojourn[i].condition == Condition::free) {
        if (u >= hazard.largest()) return false;
        const double own = hazard.of(i);
        return u < own && u < probability_of_hazard(own);
    }
    const std::size_t district = step.roster.district[step.roster.village[i]];
    return stays.luck(word_repatriation, k) <
           probability_of_hazard(step.parameters.repatriation_rate * (1.0 + world.districts.repatriation_gain[district]));
}

void settle(World& world, const Step& step, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    float& assets = world.households.assets[step.roster.household[i]];
    assets = std::max(0.0f, assets + youth.sojourn[i].savings - youth.sojourn[i].debt);
    if (youth.history[i] & history::exploited)
        youth.speaks_until[i] = static_cast<std::int16_t>(
            std::max<int>(youth.speaks_until[i], step.now.index + messenger_months));
    youth.sojourn[i].savings = youth.sojourn[i].debt = 0;
    youth.sojourn[i].condition = Condition::free;
    youth.awareness[i] = std::max(youth.awareness[i], static_cast<float>(step.parameters.returnee_awareness));
}

}  // namespace

void come(World& world, const Step& step, std::size_t block) noexcept {
    Youth& youth = world.youth;
    const ReturnHazard hazard(world, step);
    std::vector<PersonIndex>& home_from_harm = world.home_from_harm[block];
    home_from_harm.clear();
    const Stays& stays = world.in_thailand[block];
    const double largest_repatriation =  // a probability is never above its hazard
        step.parameters.repatriation_rate * (1.0 + std::ranges::max(world.districts.repatriation_gain));
    for (std::size_t k = 0; k < stays.person.size(); ++k) {
        if (!comes(world, step, stays, k, hazard, largest_repatriation)) continue;
        const PersonIndex i = stays.person[k];
        const census::Change change(world, step.roster, step.now, i);
        if (youth.sojourn[i].condition != Condition::free) home_from_harm.push_back(i);
        settle(world, step, i);
        youth.place[i] = Place::home;
        tell_ties_later(world, block, step.roster, {i, TieCount::abroad, -1});
        world.events[block].push_back({i, Happening::returned, step.now.index - youth.sojourn[i].moved});
    }
}

}  // namespace savan::homecoming
