#include "sim/interventions/capacity.hpp"

#include <algorithm>

namespace savan::capacity {

Hours supply(const World& world, const Step& step, std::size_t district) noexcept {
    const auto& all = step.scenario.interventions;
    // A record must not be felt before it begins, so hours are limited from the first staff record on.
    const bool limited = std::any_of(all.begin(), all.end(), [&](const Intervention& what) {
        return what.kind == Kind::staff && !what.inert() && what.start <= step.now;
    });
    if (!limited) return unlimited;
    const Parameters& p = step.parameters;
    return to_hours(world.districts.posts[district] * p.ngo_hours * p.field_share +
                    world.districts.volunteers[district] * p.volunteer_hours);
}

double overload_quality(const Parameters& parameters, Hours supply, Hours demand) noexcept {
    if (demand <= supply) return 1;
    return portable::pow(static_cast<double>(supply) / static_cast<double>(demand), parameters.overload_exponent);
}

void fade(World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    Districts& districts = world.districts;
    const auto fall_back = [](double& stock, double start, double rate) { stock -= rate * (stock - start); };
    for (std::size_t d = 0; d < step.roster.districts; ++d) {
        fall_back(districts.staff_skill[d], p.staff_skill, p.staff_turnover);
        fall_back(districts.trafficking_knowledge[d], p.team_skill, p.team_fade);
        fall_back(districts.local_facts[d], p.team_skill, p.team_fade);
        fall_back(districts.group_process[d], p.team_skill, p.team_fade);
        fall_back(districts.data[d], 0, p.data_fade);
        fall_back(districts.library[d], 0, p.library_fade);
    }
    for (double& survey : world.villages.survey) fall_back(survey, 0, p.data_fade);
}

}  // namespace savan::capacity
