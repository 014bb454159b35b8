#include "sim/processes/economy.hpp"

#include "sim/processes/economy_kernels.hpp"


namespace savan::economy {

namespace {

constexpr int working_age = 15;

/// Finds or loses a local wage job.
void seek_work(World& world, const Step& step, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    const bool employed = youth.work[i] == Work::wage;
    const double hazard = employed ? step.parameters.job_loss / 12
                                   : step.parameters.job_rate / 12 * (1.0 + youth.job_gain[i]);
    const double u = unit_interval(
        step.draws.words(step.roster.person_id(i), Purpose::person_month, step.now)[word_work]);
    if (u < probability_of_hazard(hazard)) youth.work[i] = employed ? Work::farm : Work::wage;
}

/// Counts who of the household is where, and works at what.
void gather(World& world, const Step& step, std::size_t v) noexcept {
    const Roster& roster = step.roster;
    Youth& youth = world.youth;
    Households& households = world.households;
    const double largest =
        std::max(step.parameters.job_loss, step.parameters.job_rate * (1.0 + world.largest_job_gain)) / 12;
    const std::uint8_t bound = luck_byte(probability_of_hazard(largest));
    for (HouseholdIndex h = roster.first_household[v]; h < roster.first_household[v + 1]; ++h)
        households.at_home[h] = households.workers[h] = households.wage_jobs[h] = 0;
    for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i) {
        if (youth.place[i] != Place::home) continue;
        const HouseholdIndex h = roster.household[i];
        ++households.at_home[h];
        if (roster.age(i, step.now) < working_age || youth.school[i] == School::enrolled) continue;
        if (step.luck.work[i] <= bound) seek_work(world, step, i);
        ++(youth.work[i] == Work::wage ? households.wage_jobs : households.workers)[h];
    }
}

}  // namespace

void live(World& world, const Step& step) noexcept {
    const Roster& roster = step.roster;
    const Parameters& p = step.parameters;
    Households& households = world.households;
    const auto& labour = step.tables.labour;
    for_each_village(step, [&](std::size_t, std::size_t v) {
        gather(world, step, v);
        const HouseholdIndex first = roster.first_household[v], last = roster.first_household[v + 1];
        std::vector<double> land(last - first);
        economy_kernels::weather(&step.luck.shock[first], &roster.land_yield[first], land.size(), p.shock_persistence,
                                 p.shock_sd, p.farm_income * world.calendar.farm_season, &households.shock[first],
                                 land.data());
        for (HouseholdIndex h = first; h < last; ++h) {
            const double members = std::max(1, roster.others[h] + households.at_home[h]);
            const double farm =
                land[h - first] * labour[std::min<std::size_t>(roster.elders[h] + households.workers[h], 63)];
            const double earned = farm + p.local_wage * households.wage_jobs[h] + households.group_income[h] +
                                  0.01 * households.remitted[h];
            const double beyond = earned - p.subsistence * members;
            const double assets = households.assets[h] * (1.0 - p.asset_drift) +
                                  (beyond > 0 ? p.saving_share * beyond : beyond);
            households.assets[h] = static_cast<float>(std::max(assets, 0.0));
            households.income[h] = static_cast<float>((earned + 0.01 * households.granted[h]) / members);
            households.income_cents[h] = static_cast<std::int32_t>(to_cents(households.income[h]));
            households.remitted[h] = households.granted[h] = 0;
            households.group_income[h] = 0;
        }
    });
}

}  // namespace savan::economy
