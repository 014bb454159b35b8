#include "sim/processes/intention.hpp"

#include <algorithm>
#include <array>

#include "sim/base/flags.hpp"
#include "sim/base/reused.hpp"
#include "sim/processes/chance_kernels.hpp"
#include "sim/processes/consider_hazards.hpp"
#include "sim/processes/departure_costs.hpp"
#include "sim/processes/intention_kernels.hpp"
#include "sim/processes/intention_rules.hpp"
#include "sim/state/closer_look.hpp"

namespace savan::intention {

namespace {

/// Whether the trip can be paid this month: own funds, a lender, or a tie abroad.
bool can_pay(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i, bool tie_abroad) noexcept {
    const Parameters& p = step.parameters;
    if (money_at_hand(world, step, i) >= terms.funds_needed) return true;
    const Words4 luck = step.draws.words(step.roster.person_id(i), Purpose::funding, step.now);
    return unit_interval(luck[0]) < p.lender_chance ||
           (tie_abroad && unit_interval(luck[1]) < p.lender_chance);
}

/// Hazards of the two ways out of the stage of someone who is considering or planning: onward and back.
std::array<double, 2> ways_out(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i,
                               const Outlook& outlook) noexcept {
    const Parameters& p = step.parameters;
    const bool tie_abroad = outlook.ties_abroad > 0;
    if (world.youth.stage[i] == Stage::considering)
        return {p.plan_rate * perceived_control(world, step, terms, i, tie_abroad),
                p.forget_rate * (1.0 + p.forget_awareness * outlook.awareness)};
    return {can_pay(world, step, terms, i, tie_abroad) ? p.act_rate * world.calendar.act_season : 0.0, p.postpone_rate};
}

/// Of largest_consider_hazard at the peak of the age curve, the z.
double largest_score(const World& world, const Step& step, std::size_t v, std::size_t of_class) noexcept {
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
    return p.intention_base + p.attitude_weight * best_attitude + p.norm_weight * best_norm + p.control_weight * best_control +
           p.cumulative_causation * experience + std::max(0.0, p.intention_female);
}

/// The hazard with that exponential of z. The factor covers rounding, so that the bound holds to the last bit.
double largest_hazard(const Step& step, double exp_z) noexcept { return step.parameters.consider_rate * exp_z * (1.0 + 1e-12); }

}  // namespace

PersonIndex first_too_young(const World& world, const Step& step, std::size_t v) noexcept {
    const auto births = step.roster.birth.begin();
    return static_cast<PersonIndex>(std::upper_bound(births + world.villages.from[v], births + world.villages.to[v],
                                                     step.now.index - 12 * first_age) -
                                    births);
}

double money_at_hand(const World& world, const Step& step, PersonIndex i) noexcept {
    return world.households.assets[step.roster.household[i]];
}

VillageTerms::VillageTerms(const World& world, const Step& step, std::size_t v) noexcept {
    const Parameters& p = step.parameters;
    const double km = step.roster.km_to_crossing[v], experience = world.villages.experience[v];
    score = p.intention_base + p.cumulative_causation * experience +
            p.norm_weight * (p.norm_village * experience - p.norm_stance * world.villages.stance[v]);
    cheapest_trip = cheapest_cost(p, km);
    funds_needed = p.funds_needed * cheapest_trip;
    remoteness = p.control_distance * km / 100;
}

double perceived_control(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i,
                         bool tie_abroad) noexcept {
    const Youth& youth = world.youth;
    return rules::control(step.parameters, terms, money_at_hand(world, step, i), tie_abroad, youth.trips[i] > 0,
                          youth.grade[i] >= literate_grade);
}

std::size_t bound_class::of(const Youth& youth, PersonIndex i) noexcept {
    return (youth.ties_abroad[i] > 0) * tie_abroad + (youth.trips[i] > 0) * been_abroad +
           (youth.school[i] == School::enrolled) * enrolled;
}

double largest_consider_hazard(const World& world, const Step& step, std::size_t v, int age,
                               std::size_t of_class) noexcept {
    return largest_hazard(step, portable::exp(largest_score(world, step, v, of_class))) *
           step.tables.age_curve[static_cast<std::size_t>(age)];
}

std::uint8_t largest_luck_of_leaving(const World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    return step.luck.bound(probability_of_hazard(p.act_rate * world.calendar.act_season + p.postpone_rate));
}

namespace {

/// What nobody of a village can exceed this month.
struct LargestChances {
    /// Of beginning to consider, by class, at the peak of the age curve; a probability is never above its hazard.
    std::array<double, bound_class::count> consider{};
    intention_kernels::Bounds bounds;

    LargestChances(const World& world, const Step& step, std::size_t v) noexcept {
        const Parameters& p = step.parameters;
        for (std::size_t c = 0; c < consider.size(); ++c) consider[c] = largest_score(world, step, v, c);
        chance_kernels::exponentials(consider.data(), consider.size());
        for (std::size_t c = 0; c < consider.size(); ++c) {
            consider[c] = largest_hazard(step, consider[c]);
            bounds.consider[c] = step.luck.bound(consider[c]);
        }
        bounds.leave_considering = step.luck.bound(
            probability_of_hazard(p.plan_rate + p.forget_rate * (1.0 + std::max(0.0, p.forget_awareness))));
        bounds.leave_planning = largest_luck_of_leaving(world, step);
    }

    /// Whether someone's luck rules out that the stage changes, whatever their ties.
    bool rule_out(const World& world, const Step& step, PersonIndex i) const noexcept {
        const std::uint8_t luck = step.luck.top(word_intention)[i];
        if (world.youth.stage[i] == Stage::considering) return luck > bounds.leave_considering;
        if (world.youth.stage[i] == Stage::planning) return luck > bounds.leave_planning;
        const double peak = *std::ranges::max_element(consider);
        return luck > step.luck.bound(peak * step.tables.age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))]);
    }

    /// Whether a beginner's age rules the beginning out after all.
    bool too_unlikely_at_age(const World& world, const Step& step, PersonIndex i) const noexcept {
        const double peak = consider[bound_class::of(world.youth, i)];
        return step.luck.top(word_intention)[i] >
               step.luck.bound(peak * step.tables.age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))]);
    }
};

/// Those of a block whose luck may move them: the beginners, who may begin to consider, and those on the way.
struct Candidates {
    CloserLook look;
    std::vector<std::uint8_t> flag;
    std::vector<PersonIndex> beginner, on_the_way;
    std::vector<double> beginners_luck, luck, onward, back;
    std::vector<chance_kernels::Exit> exit;
    ConsiderHazards hazards;

    void clear() noexcept {
        look.clear(), beginner.clear(), on_the_way.clear(), hazards.clear();
        for (auto* column : {&beginners_luck, &luck, &onward, &back}) column->clear();
    }
};

/// For finding a village's candidates and for the closer look at them.
void ask_for(const World& world, const Step& step, std::size_t v) noexcept {
    const Youth& youth = world.youth;
    const Roster& roster = step.roster;
    prefetch_people(world, v, youth.place, youth.stage, youth.school, youth.ties_abroad, youth.trips,
                    step.luck.top(word_intention), youth.awareness, youth.grade, youth.work, youth.group, youth.ties_present,
                    roster.birth, roster.local_id, roster.village, roster.household, roster.male);
    // The counts of household members are for those who leave or come home, in the same block.
    const Households& households = world.households;
    prefetch_households(roster, v, households.assets, households.income, households.abroad, households.at_home,
                        households.workers, households.wage_jobs);
}

void find_candidates(const World& world, const Step& step, std::size_t v, Candidates& found) {
    const Youth& youth = world.youth;
    const PersonIndex from = world.villages.from[v];
    std::vector<std::uint8_t>& flag = found.flag;
    const std::size_t count = first_too_young(world, step, v) - from;
    flag.resize(rows_to_flag(count, step.rows_of_block(v, from)));
    const LargestChances largest(world, step, v);
    intention_kernels::may_move_on({&youth.place[from], &youth.stage[from], &youth.school[from], &youth.ties_abroad[from],
                                    &youth.trips[from], &step.luck.top(word_intention)[from]},
                                   flag.size(), largest.bounds, flag.data());
    for_each_flagged(flag.data(), count, [&](std::size_t k) {
        const PersonIndex i = from + static_cast<PersonIndex>(k);
        if (youth.stage[i] == Stage::none && largest.too_unlikely_at_age(world, step, i)) return;
        found.look.add(step.roster, i, v);
    });
}

/// The stage after one way out of it, or none.
Stage after(Stage stage, chance_kernels::Exit exit) noexcept {
    if (exit == chance_kernels::Exit::none) return stage;
    const int way = exit == chance_kernels::Exit::first ? +1 : -1;  // Stage lists them in their order
    return static_cast<Stage>(static_cast<int>(stage) + way);
}

/// The stage in which someone of that luck and outlook ends the month: decide() of one.
Stage next_stage(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i, const Outlook& outlook,
                 double u) {
    const Stage stage = world.youth.stage[i];
    if (stage == Stage::none) {
        ConsiderHazards hazards;
        std::uint8_t begins = 0;
        hazards.add(world, step, terms, i, outlook);
        chance_kernels::happens(&u, hazards.work_out(world, step).data(), 1, &begins);
        return begins ? Stage::considering : Stage::none;
    }
    const auto [onward, back] = ways_out(world, step, terms, i, outlook);
    chance_kernels::Exit exit{};
    chance_kernels::compete(&u, &onward, &back, 1, &exit);
    return after(stage, exit);
}

void go_to(World& world, const Step& step, PersonIndex i, Stage next, std::vector<PersonIndex>& leaving) {
    Stage& stage = world.youth.stage[i];
    const int considering = (next != Stage::none) - (stage != Stage::none);
    if (considering != 0) census::count_considering(world.census, step.roster, step.now, i, considering);
    stage = next;
    if (next == Stage::leaving) leaving.push_back(i);
}

}  // namespace

bool anyone_goes_otherwise(const World& world, const Step& step, std::size_t v, std::span<const Other> others) noexcept {
    const LargestChances largest(world, step, v);
    const VillageTerms terms(world, step, v);
    return std::ranges::any_of(others, [&](const Other& other) {
        const PersonIndex i = other.person;
        const Outlook here(world.youth, i);
        if (other.outlook == here || world.youth.place[i] != Place::home || step.roster.age(i, step.now) < first_age ||
            largest.rule_out(world, step, i))
            return false;
        const double u = step.luck.draw(step.roster, step.draws, i, word_intention);
        const Stage next = next_stage(world, step, terms, i, here, u);
        return next == Stage::leaving || next != next_stage(world, step, terms, i, other.outlook, u);
    });
}

void decide(World& world, const Step& step, std::size_t block) noexcept {
    std::vector<PersonIndex>& leaving = world.leaving[block];
    leaving.clear();
    auto& found = reused<Candidates>();
    for_villages_of(world, step, block, [&](std::size_t v) { ask_for(world, step, v); },
                    [&](std::size_t v) { find_candidates(world, step, v, found); });
    found.look.draw(step.draws, step.luck);

    std::size_t village = SIZE_MAX;
    VillageTerms terms;
    for (std::size_t k = 0; k < found.look.count(); ++k) {
        const PersonIndex i = found.look.person(k);
        const double u = found.look.luck(step.luck, word_intention, k);
        if (step.roster.village[i] != village) {
            village = step.roster.village[i];
            terms = VillageTerms(world, step, village);
        }
        if (world.youth.stage[i] == Stage::none) {
            found.beginner.push_back(i);
            found.beginners_luck.push_back(u);
            found.hazards.add(world, step, terms, i, {world.youth, i});
        } else {
            const auto [onward, back] = ways_out(world, step, terms, i, {world.youth, i});
            found.on_the_way.push_back(i);
            found.luck.push_back(u);
            found.onward.push_back(onward), found.back.push_back(back);
        }
    }

    found.flag.resize(found.beginner.size());
    chance_kernels::happens(found.beginners_luck.data(), found.hazards.work_out(world, step).data(), found.flag.size(),
                            found.flag.data());
    for_each_flagged(found.flag.data(), found.flag.size(),
                     [&](std::size_t k) { go_to(world, step, found.beginner[k], Stage::considering, leaving); });
    found.exit.resize(found.on_the_way.size());
    chance_kernels::compete(found.luck.data(), found.onward.data(), found.back.data(), found.exit.size(), found.exit.data());
    for (std::size_t k = 0; k < found.exit.size(); ++k) {
        if (found.exit[k] == chance_kernels::Exit::none) continue;
        const PersonIndex i = found.on_the_way[k];
        go_to(world, step, i, after(world.youth.stage[i], found.exit[k]), leaving);
    }
}

}  // namespace savan::intention
