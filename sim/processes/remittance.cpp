#include "sim/processes/remittance.hpp"

namespace savan::remittance {

namespace {

constexpr double exploited_pay = 0.5;
constexpr double experience_years = 5;

double pay_of(const Step& step, const Sojourn& stay) noexcept {
    if (stay.condition == Condition::trafficked) return 0;
    const double years = std::min((step.now.index - stay.moved) / 12.0, experience_years);
    const double pay = stay.wage * (1.0 + step.parameters.wage_experience * years);
    return stay.condition == Condition::exploited ? pay * exploited_pay : pay;
}

}  // namespace

void send(World& world, const Step& step, std::size_t block) noexcept {
    const Parameters& p = step.parameters;
    const Roster& roster = step.roster;
    const double living_cost = p.living_cost * world.calendar.wage;
    step.for_villages_of(block, [&](std::size_t v) {
        auto &remitted = world.census.remitted[v], &paid = world.census.paid[v];
        remitted.fill(0), paid.fill(0);
        for (Sojourn& stay : world.sojourns.of(v)) {
            const double pay = pay_of(step, stay);
            const double living = std::min(pay, living_cost);
            const double service = std::min({double(stay.debt), p.debt_service * pay, pay - living});
            const double left = pay - living - service;
            const auto cents = static_cast<std::int32_t>(to_cents(std::min(p.remittance_share * pay, left)));
            stay.debt -= static_cast<float>(service);
            stay.savings += static_cast<float>(std::max(0.0, left - 0.01 * cents));
            const PersonIndex i = stay.person;
            world.households.remitted[roster.household[i]] += cents;
            const std::size_t cell = cell_of(roster.male[i], age_group(step.now.index - roster.birth[i]));
            remitted[cell] += cents;
            paid[cell] += to_cents(pay);
        }
    });
}

}  // namespace savan::remittance
