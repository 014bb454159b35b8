#include "sim/processes/consider_hazards.hpp"

#include "sim/processes/intention_kernels.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::intention {

void ConsiderHazards::add(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i,
                          const Outlook& outlook) {
    const Youth& youth = world.youth;
    const HouseholdIndex h = step.roster.household[i];
    const bool in_school = youth.school[i] == School::enrolled;
    const bool no_prospects = !in_school && youth.work[i] == Work::farm && youth.group[i] == Group::none;
    const bool tie_abroad = outlook.ties_abroad > 0;
    const double ties_abroad = tie_abroad ? double(outlook.ties_abroad) / youth.ties_present[i] : 0.0;
    rest_.push_back(rules::score<double>(step.parameters, terms, outlook.awareness, in_school, no_prospects,
                                 world.households.abroad[h] > 0, ties_abroad,
                                 perceived_control(world, step, terms, i, tie_abroad), step.roster.male[i] != 0) +
                    step.tables.log_age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))]);
    income_.push_back(std::max<double>(world.households.income[h], rules::smallest_income));
}

std::span<const double> ConsiderHazards::work_out(const World& world, const Step& step) {
    const Parameters& p = step.parameters;
    hazard_.resize(rest_.size());
    intention_kernels::consider(rest_.data(), income_.data(), rest_.size(), world.calendar.wage * (1.0 - p.living_cost),
                                p.gain_slope, p.attitude_weight, p.consider_rate, hazard_.data());
    return hazard_;
}

}  // namespace savan::intention
