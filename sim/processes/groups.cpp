#include "sim/processes/groups.hpp"

#include "sim/base/flags.hpp"

namespace savan::groups {

namespace {

constexpr int youngest_bored = 15, oldest_bored = 24;
/// Skill at which the table's ending rate holds is one half: 1.5 - 0.5 = 1.
constexpr double skill_offset = 1.5;

double end_hazard(const World& world, const Step& step, PersonIndex i, bool linked) noexcept {
    const Parameters& p = step.parameters;
    const int age = step.roster.age(i, step.now);
    const double skill = world.districts.group_process[step.roster.district[step.roster.village[i]]];
    const bool bored = world.youth.group[i] == Group::adult_led && age >= youngest_bored && age <= oldest_bored;
    return p.group_end * (skill_offset - skill) * (linked ? 1 - p.link_survival : 1.0) + p.group_leave * bored;
}

}  // namespace

void sustain(World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    Youth& youth = world.youth;
    const auto has_groups = [&](std::size_t v) {
        return std::ranges::any_of(world.census.headcount[v], [](const Headcount& cell) { return cell.groups > 0; });
    };
    for_each_village(world, step, [&](std::size_t, std::size_t v) {
        if (!has_groups(v)) return;
        const PersonIndex from = world.villages.from[v];
        for_each_nonzero(&youth.group[from], world.villages.to[v] - from, [&](std::size_t k) {
            const PersonIndex i = from + static_cast<PersonIndex>(k);
            const bool linked = youth.history[i] & history::linked_group;
            const int months = step.now.index - youth.group_since[i];
            if (months > 0 && step.draws.uniform(step.roster.person_id(i), Purpose::group_survival, step.now) <
                                  probability_of_hazard(end_hazard(world, step, i, linked))) {
                const census::Change change(world, step.roster, step.now, i);
                leave_group(youth, i);
                return;
            }
            const HouseholdIndex h = step.roster.household[i];
            const double ramp = p.group_ramp > 0 ? std::min(1.0, months / p.group_ramp) : 1.0;
            world.households.group_income[h] +=
                static_cast<float>(youth.group_yield[i] * ramp * (linked ? 1 + p.link_yield : 1.0));
            if (linked && world.households.assets[h] <= 0)
                world.households.assets[h] = static_cast<float>(p.link_credit);
        });
    });
}

}  // namespace savan::groups
