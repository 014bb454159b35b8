#include "sim/processes/remittance.hpp"

#include <array>

#include "sim/base/clones.hpp"
#include "sim/base/reused.hpp"
#include "sim/processes/remittance_kernels.hpp"

namespace savan::remittance {

namespace {

constexpr double experience_years = 5;
/// Part of the wage that is paid, by Condition.
constexpr std::array<float, 3> paid_part = {1.0f, 0.5f, 0.0f};

/// Columns of a block's sojourns, village by village, padded to whole vectors.
struct Stays {
    std::vector<float> wage, debt, paid_part, service, saved;
    std::vector<std::int32_t> months, pay, sent;

    void clear() noexcept {}
    void resize(std::size_t count) {
        for (auto* column : {&wage, &debt, &paid_part, &service, &saved}) column->resize(count);
        for (auto* column : {&months, &pay, &sent}) column->resize(count);
    }
};

void take_down(const World& world, const Step& step, std::size_t block, Stays& stays) {
    std::size_t count = 0;
    for_villages_of(world, step, block, [&](std::size_t v) { count += world.sojourns.of(v).size(); });
    stays.resize(whole_vectors(count, sizeof(float)));
    std::size_t k = 0;
    for_villages_of(world, step, block, [&](std::size_t v) {
        for (const Sojourn& stay : world.sojourns.of(v)) {
            stays.wage[k] = stay.wage;
            stays.debt[k] = stay.debt;
            stays.paid_part[k] = paid_part[static_cast<std::size_t>(stay.condition)];
            stays.months[k] = step.now.index - stay.moved;
            __builtin_prefetch(&world.households.remitted[step.roster.household[stay.person]], 1);  // for hand_over
            ++k;
        }
    });
}

/// Sojourns of a village, of which the first is entry k of the columns.
void hand_over(World& world, const Step& step, std::size_t v, const Stays& stays, std::size_t k) {
    auto &remitted = world.census.remitted[v], &paid = world.census.paid[v];
    remitted.fill(0), paid.fill(0);
    const auto& grown = world.census.grown[v];
    std::size_t group = age_groups - 1;  // people are stored by age, the oldest first
    for (Sojourn& stay : world.sojourns.of(v)) {
        const PersonIndex i = stay.person;
        while (group > 0 && i >= grown[group - 1]) --group;
        stay.debt -= stays.service[k];
        stay.savings += stays.saved[k];
        world.households.remitted[step.roster.household[i]] += stays.sent[k];
        const std::size_t cell = cell_of(step.roster.male[i], group);
        remitted[cell] += stays.sent[k];
        paid[cell] += stays.pay[k];
        ++k;
    }
}

}  // namespace

void send(World& world, const Step& step, std::size_t block) noexcept {
    const Parameters& p = step.parameters;
    auto& stays = reused<Stays>();
    take_down(world, step, block, stays);
    remittance_kernels::divide_pay(
        {stays.wage.data(), stays.debt.data(), stays.paid_part.data(), stays.months.data(),
         stays.service.data(), stays.saved.data(), stays.pay.data(), stays.sent.data()},
        stays.wage.size(),
        {p.wage_experience, experience_years, p.living_cost * world.calendar.wage, p.debt_service,
         p.remittance_share});
    std::size_t first = 0;
    for_villages_of(world, step, block, [&](std::size_t v) {
        hand_over(world, step, v, stays, first);
        first += world.sojourns.of(v).size();
    });
}

}  // namespace savan::remittance
