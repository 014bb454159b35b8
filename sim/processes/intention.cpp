#include "sim/processes/intention.hpp"

#include <array>

#include "sim/base/flags.hpp"
#include "sim/processes/candidates.hpp"
#include "sim/processes/departure_costs.hpp"

namespace savan::intention {

namespace {

constexpr std::size_t longest_village_year = 1024;  // people of one age looked at in one go
constexpr double smallest_income = 0.5;  // US$ a month: keeps ln(wage / y) finite
constexpr int literate_grade = 3;

double attitude(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double income = std::max<double>(world.households.income[step.roster.household[i]], smallest_income);
    const double gain = portable::tanh(
        p.gain_slope * portable::log(world.calendar.wage * (1.0 - p.living_cost) / income));
    const double risk = p.risk_unaware + (p.risk_aware - p.risk_unaware) * youth.awareness[i];
    const bool in_school = youth.school[i] == School::enrolled;
    const bool no_prospects = !in_school && youth.work[i] == Work::farm && youth.group[i] == Group::none;
    return gain - p.risk_weight * risk - p.school_weight * in_school + p.prospects_weight * no_prospects;
}

double norm(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const std::size_t v = step.roster.village[i];
    const double ties_abroad = youth.ties_present[i] ? double(youth.ties_abroad[i]) / youth.ties_present[i] : 0;
    return p.norm_village * world.villages.experience[v] +
           p.norm_household * (world.households.abroad[step.roster.household[i]] > 0) +
           p.norm_ties * ties_abroad - p.norm_stance * world.villages.stance[v];
}

bool own_funds_suffice(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    return money_at_hand(world, step, i) >=
           p.funds_needed * cheapest_cost(p, step.roster.km_to_crossing[step.roster.village[i]]);
}

/// Whether the trip can be paid this month: own funds, a lender, or a tie abroad.
bool can_pay(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    if (own_funds_suffice(world, step, i)) return true;
    const Words4 luck = step.draws.words(step.roster.person_id(i), Purpose::funding, step.now);
    return unit_interval(luck[0]) < p.lender_chance ||
           (world.youth.ties_abroad[i] > 0 && unit_interval(luck[1]) < p.lender_chance);
}

/// Two competing exits under one draw: the first takes the lower part of the interval.
enum class Exit { none, first, second };
Exit compete(double u, double first_hazard, double second_hazard) noexcept {
    const double total = first_hazard + second_hazard;
    if (total <= 0) return Exit::none;
    const double any = probability_of_hazard(total);
    if (u >= any) return Exit::none;
    return u < any * (first_hazard / total) ? Exit::first : Exit::second;
}

void advance(World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    Youth& youth = world.youth;
    const double u = unit_interval(
        step.draws.words(step.roster.person_id(i), Purpose::person_month, step.now)[word_intention]);
    switch (youth.stage[i]) {
        case Stage::none:
            if (u < probability_of_hazard(consider_hazard(world, step, i))) youth.stage[i] = Stage::considering;
            break;
        case Stage::considering: {
            const double plan = p.plan_rate * perceived_control(world, step, i);
            const double forget = p.forget_rate * (1.0 + p.forget_awareness * youth.awareness[i]);
            const Exit exit = compete(u, plan, forget);
            if (exit == Exit::first) youth.stage[i] = Stage::planning;
            if (exit == Exit::second) youth.stage[i] = Stage::none;
            break;
        }
        case Stage::planning: {
            const double act = can_pay(world, step, i) ? p.act_rate * world.calendar.act_season : 0.0;
            const Exit exit = compete(u, act, p.postpone_rate);
            if (exit == Exit::first) youth.stage[i] = Stage::leaving;
            if (exit == Exit::second) youth.stage[i] = Stage::considering;
            break;
        }
        case Stage::leaving: break;  // phase 8 of the same month ends it
    }
}

/// largest_consider_hazard at the peak of the age curve.
double largest_of_class(const World& world, const Step& step, std::size_t v, std::size_t of_class) noexcept {
    const Parameters& p = step.parameters;
    const bool tie = of_class & bound_class::tie_abroad, been = of_class & bound_class::been_abroad,
               in_school = of_class & bound_class::enrolled;
    const double experience = world.villages.experience[v];
    const double best_attitude = 1.0 - p.risk_weight * std::min(p.risk_unaware, p.risk_aware) -
                                 p.school_weight * in_school + p.prospects_weight * !in_school;
    // Household members are ties, so without a tie abroad there is no migrant in the household either.
    const double best_norm = p.norm_village * experience + (p.norm_household + p.norm_ties) * tie -
                             p.norm_stance * world.villages.stance[v];
    const double best_control =
        std::clamp(p.control_funds + p.control_tie * tie + p.control_experience * been + p.control_literate -
                       p.control_distance * step.roster.km_to_crossing[v] / 100,
                   0.0, 1.0);
    const double z = p.intention_base + p.attitude_weight * best_attitude + p.norm_weight * best_norm +
                     p.control_weight * best_control + p.cumulative_causation * experience +
                     std::max(0.0, p.intention_female);
    // The factor covers rounding, so that the bound holds to the last bit.
    return p.consider_rate * portable::exp(z) * (1.0 + 1e-12);
}

}  // namespace

double money_at_hand(const World& world, const Step& step, PersonIndex i) noexcept {
    return world.households.assets[step.roster.household[i]] + world.youth.savings[i];
}

double perceived_control(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double km = step.roster.km_to_crossing[step.roster.village[i]];
    const double funds = std::min(1.0, money_at_hand(world, step, i) / cheapest_cost(p, km));
    return std::clamp(p.control_funds * funds + p.control_tie * (youth.ties_abroad[i] > 0) +
                          p.control_experience * (youth.trips[i] > 0) +
                          p.control_literate * (youth.grade[i] >= literate_grade) - p.control_distance * km / 100,
                      0.0, 1.0);
}

double consider_hazard(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const double experience = world.villages.experience[step.roster.village[i]];
    const double z = p.intention_base + p.attitude_weight * attitude(world, step, i) +
                     p.norm_weight * norm(world, step, i) +
                     p.control_weight * perceived_control(world, step, i) + p.cumulative_causation * experience +
                     step.tables.log_age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))] +
                     (step.roster.male[i] ? 0.0 : p.intention_female);
    return p.consider_rate * portable::exp(z);
}

double departure_hazard(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double lenders = 1.0 - (1.0 - p.lender_chance) * (youth.ties_abroad[i] ? 1.0 - p.lender_chance : 1.0);
    const double act = p.act_rate * (own_funds_suffice(world, step, i) ? 1.0 : lenders);
    const double plan = p.plan_rate * perceived_control(world, step, i);
    const double forget = p.forget_rate * (1.0 + p.forget_awareness * youth.awareness[i]);
    const double plan_first = plan > 0 ? plan / (plan + forget) : 0.0;
    const double act_first = act > 0 ? act / (act + p.postpone_rate) : 0.0;
    switch (youth.stage[i]) {
        case Stage::none: return consider_hazard(world, step, i) * plan_first * act_first;
        case Stage::considering: return plan * act_first;
        default: return act;
    }
}

std::size_t bound_class::of(const Youth& youth, PersonIndex i) noexcept {
    return (youth.ties_abroad[i] > 0) * tie_abroad + (youth.trips[i] > 0) * been_abroad +
           (youth.school[i] == School::enrolled) * enrolled;
}

double largest_consider_hazard(const World& world, const Step& step, std::size_t v, int age,
                               std::size_t of_class) noexcept {
    return largest_of_class(world, step, v, of_class) * step.tables.age_curve[static_cast<std::size_t>(age)];
}

void decide(World& world, const Step& step) noexcept {
    Youth& youth = world.youth;
    world.leaving.resize(step.blocks());
    for (auto& block : world.leaving) block.clear();
    for_each_village(step, [&](std::size_t block, std::size_t v) {
        std::array<double, bound_class::count> largest{};
        for (std::size_t c = 0; c < largest.size(); ++c) largest[c] = largest_of_class(world, step, v, c);
        const double largest_of_all = *std::max_element(largest.begin(), largest.end());
        std::array<std::uint8_t, longest_village_year> flag;
        const auto births = step.roster.birth.begin();
        PersonIndex from = world.villages.from[v];
        const PersonIndex to = world.villages.to[v];
        while (from < to) {
            // People of one age are stored side by side, from the oldest to the youngest.
            const int age = step.roster.age(from, step.now);
            if (age < first_age) break;
            const auto next = static_cast<PersonIndex>(
                std::upper_bound(births + from, births + std::min<std::size_t>(to, from + flag.size()),
                                 step.now.index - age * 12) - births);
            const double curve = step.tables.age_curve[static_cast<std::size_t>(age)];
            // A probability is never above its hazard.
            candidates::at_home_below(&youth.place[from], &youth.stage[from], &step.luck.intention[from], next - from,
                                      luck_byte(largest_of_all * curve), flag.data());
            for_each_flagged(flag.data(), next - from, [&](std::size_t k) {
                const PersonIndex i = from + static_cast<PersonIndex>(k);
                if (youth.stage[i] == Stage::none &&
                    step.luck.intention[i] > luck_byte(largest[bound_class::of(youth, i)] * curve))
                    return;
                advance(world, step, i);
                if (youth.stage[i] == Stage::leaving) world.leaving[block].push_back(i);
            });
            from = next;
        }
    });
}

}  // namespace savan::intention
