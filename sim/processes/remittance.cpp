#include "sim/processes/remittance.hpp"

namespace savan::remittance {

namespace {

constexpr double exploited_pay = 0.5;
constexpr double experience_years = 5;

double pay_of(const World& world, const Step& step, PersonIndex i) noexcept {
    const Youth& youth = world.youth;
    if (youth.sojourn[i].condition == Condition::trafficked) return 0;
    const double years = std::min((step.now.index - youth.sojourn[i].moved) / 12.0, experience_years);
    const double pay = youth.sojourn[i].wage * (1.0 + step.parameters.wage_experience * years);
    return youth.sojourn[i].condition == Condition::exploited ? pay * exploited_pay : pay;
}

}  // namespace

void send(World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    const Roster& roster = step.roster;
    Youth& youth = world.youth;
    for (auto* cents : {&world.census.remitted, &world.census.paid})
        for (auto& village : *cents) village.fill(0);
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        for (const PersonIndex i : world.in_thailand[block].person) {
            const double pay = pay_of(world, step, i);
            const double living = std::min(pay, p.living_cost * world.calendar.wage);
            const double service = std::min({double(youth.sojourn[i].debt), p.debt_service * pay, pay - living});
            const double left = pay - living - service;
            const auto cents = static_cast<std::int32_t>(to_cents(std::min(p.remittance_share * pay, left)));
            youth.sojourn[i].debt -= static_cast<float>(service);
            youth.sojourn[i].savings += static_cast<float>(std::max(0.0, left - 0.01 * cents));
            world.households.remitted[roster.household[i]] += cents;
            const std::size_t cell = cell_of(roster.male[i], age_group(step.now.index - roster.birth[i]));
            world.census.remitted[roster.village[i]][cell] += cents;
            world.census.paid[roster.village[i]][cell] += to_cents(pay);
        }
    });
}

}  // namespace savan::remittance
