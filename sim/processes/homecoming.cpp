#include "sim/processes/homecoming.hpp"

namespace savan::homecoming {

namespace {

constexpr int messenger_months = 6;
constexpr double longest_years = 5;
/// The apprehension gain that counts as full enforcement.
constexpr double full_enforcement = 0.1;

double return_hazard(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const std::size_t district = step.roster.district[step.roster.village[i]];
    const double years = std::min((step.now.index - youth.moved[i]) / 12.0, longest_years);
    const double enforcement = std::min(1.0, world.districts.apprehension_gain[district] / full_enforcement);
    return p.return_rate *
           portable::exp(p.return_duration * years +
                         p.return_target * (youth.savings[i] >= p.target_savings * youth.wage[i]) +
                         p.return_planting * world.calendar.planting +
                         p.return_union * step.roster.in_union(i, step.now) +
                         p.return_enforcement * enforcement * (youth.channel[i] != Channel::legal));
}

/// No one can have a larger return hazard.
double largest_return_hazard(const Parameters& p) noexcept {
    const auto positive = [](double effect) { return std::max(0.0, effect); };
    return p.return_rate *
           portable::exp(positive(p.return_duration) * longest_years + positive(p.return_target) +
                         positive(p.return_planting) + positive(p.return_union) + positive(p.return_enforcement)) *
           (1.0 + 1e-12);
}

bool comes(const World& world, const Step& step, const Stay& stay, double largest) noexcept {
    const PersonIndex i = stay.person;
    if (world.youth.condition[i] == Condition::free) {
        const double u = unit_interval(stay.luck[word_return]);
        return u < largest && u < probability_of_hazard(return_hazard(world, step, i));
    }
    const std::size_t district = step.roster.district[step.roster.village[i]];
    return unit_interval(stay.luck[word_repatriation]) <
           probability_of_hazard(step.parameters.repatriation_rate * (1.0 + world.districts.repatriation_gain[district]));
}

void settle(World& world, const Step& step, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    float& assets = world.households.assets[step.roster.household[i]];
    assets = std::max(0.0f, assets + youth.savings[i] - youth.debt[i]);
    if (youth.history[i] & history::exploited)
        youth.speaks_until[i] = static_cast<std::int16_t>(
            std::max<int>(youth.speaks_until[i], step.now.index + messenger_months));
    youth.savings[i] = youth.debt[i] = 0;
    youth.condition[i] = Condition::free;
    youth.awareness[i] = std::max(youth.awareness[i], static_cast<float>(step.parameters.returnee_awareness));
}

}  // namespace

void come(World& world, const Step& step) noexcept {
    Youth& youth = world.youth;
    const double largest = largest_return_hazard(step.parameters);
    std::vector<std::vector<PersonIndex>> coming(step.blocks());
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        for (const Stay& stay : world.in_thailand[block])
            if (youth.moved[stay.person] < step.now.index && comes(world, step, stay, largest))
                coming[block].push_back(stay.person);
    });
    world.home_from_harm.clear();
    for (std::size_t block = 0; block < coming.size(); ++block)
        for (const PersonIndex i : coming[block]) {
            if (youth.condition[i] != Condition::free) world.home_from_harm.push_back(i);
            settle(world, step, i);
            move_home(world, step.roster, i);
            world.events[block].push_back({i, Happening::returned, step.now.index - youth.moved[i]});
        }
}

}  // namespace savan::homecoming
