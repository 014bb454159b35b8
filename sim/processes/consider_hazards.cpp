#include "sim/processes/consider_hazards.hpp"

#include "sim/processes/intention.hpp"
#include "sim/processes/intention_kernels.hpp"

namespace savan::intention {

namespace {

constexpr double smallest_income = 0.5;  // US$ a month: keeps ln(wage / y) finite

/// Attitude A without the gain.
double reservations(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double risk = p.risk_unaware + (p.risk_aware - p.risk_unaware) * youth.awareness[i];
    const bool in_school = youth.school[i] == School::enrolled;
    const bool no_prospects = !in_school && youth.work[i] == Work::farm && youth.group[i] == Group::none;
    return p.prospects_weight * no_prospects - p.risk_weight * risk - p.school_weight * in_school;
}

/// Norm SN.
double norm(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double ties_abroad = youth.ties[i].abroad ? double(youth.ties[i].abroad) / youth.ties[i].present : 0;
    const std::size_t v = step.roster.village[i];
    return p.norm_village * world.villages.experience[v] +
           p.norm_household * (world.households.abroad[step.roster.household[i]] > 0) + p.norm_ties * ties_abroad -
           p.norm_stance * world.villages.stance[v];
}

}  // namespace

void ConsiderHazards::add(const World& world, const Step& step, PersonIndex i, double control) {
    const Parameters& p = step.parameters;
    rest_.push_back(p.intention_base + p.attitude_weight * reservations(world, step, i) +
                    p.norm_weight * norm(world, step, i) + p.control_weight * control +
                    p.cumulative_causation * world.villages.experience[step.roster.village[i]] +
                    step.tables.log_age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))] +
                    (step.roster.male[i] ? 0.0 : p.intention_female));
    income_.push_back(std::max<double>(world.households.income[step.roster.household[i]], smallest_income));
}

std::span<const double> ConsiderHazards::work_out(const World& world, const Step& step) {
    const Parameters& p = step.parameters;
    hazard_.resize(rest_.size());
    intention_kernels::consider(rest_.data(), income_.data(), rest_.size(), world.calendar.wage * (1.0 - p.living_cost),
                                p.gain_slope, p.attitude_weight, p.consider_rate, hazard_.data());
    return hazard_;
}

}  // namespace savan::intention
