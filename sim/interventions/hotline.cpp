#include "sim/interventions/hotline.hpp"

#include <algorithm>

#include "sim/state/beside.hpp"

namespace savan::hotline {

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    world.districts.escape_gain[delivery.district] += delivery.effect(0) * delivery.quality;
    std::vector<PersonIndex> grantees;
    if (world.beside.baseline)
        for (const auto& block : world.beside.baseline->home_from_harm)
            for (const PersonIndex i : block)
                if (step.roster.district[step.roster.village[i]] == delivery.district)
                    beside::differ_in(world, step.roster, step.roster.village[i]);
    for (const auto& block : world.home_from_harm)
        for (const PersonIndex i : block)
            if (step.roster.district[step.roster.village[i]] == delivery.district) grantees.push_back(i);
    // Whom a small budget reaches must not depend on the order of storage.
    std::sort(grantees.begin(), grantees.end(), [&](PersonIndex a, PersonIndex b) {
        return step.roster.person_id(a) < step.roster.person_id(b);
    });
    const Cents grant = to_cents(delivery.what.effects[1]);
    for (const PersonIndex i : grantees) {
        if (*delivery.cost_cents + grant > delivery.budget_cents) break;
        world.households.assets[step.roster.household[i]] += static_cast<float>(delivery.effect(1));
        *delivery.cost_cents += grant;
    }
}

}  // namespace savan::hotline
