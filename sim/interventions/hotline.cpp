#include "sim/interventions/hotline.hpp"

#include <algorithm>

#include "sim/state/beside.hpp"

namespace savan::hotline {

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    world.districts.escape_gain[delivery.district] += delivery.effect(0) * delivery.quality;
    std::vector<PersonIndex> grantees;
    beside::for_each_entry(world, step.roster, &World::home_from_harm, [&](PersonIndex i) {
        if (step.roster.district[step.roster.village[i]] == delivery.district) grantees.push_back(i);
    });
    // Whom a small budget reaches must not depend on the order of storage.
    std::sort(grantees.begin(), grantees.end(), [&](PersonIndex a, PersonIndex b) {
        return step.roster.person_id(a) < step.roster.person_id(b);
    });
    const Cents grant = to_cents(delivery.what.effects[1]);
    for (const PersonIndex i : grantees) {
        if (*delivery.cost_cents + grant > delivery.budget_cents) break;
        beside::differ_in(world, step.roster, step.roster.village[i]);
        world.households.assets[step.roster.household[i]] += static_cast<float>(delivery.effect(1));
        *delivery.cost_cents += grant;
    }
}

}  // namespace savan::hotline
