#include "sim/processes/intention.hpp"

#include <algorithm>
#include <array>

#include "sim/base/flags.hpp"
#include "sim/processes/candidates.hpp"
#include "sim/processes/consider_hazards.hpp"
#include "sim/processes/departure_costs.hpp"
#include "sim/state/luck_kernels.hpp"

namespace savan::intention {

namespace {

constexpr int literate_grade = 3;

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
           (world.youth.ties[i].abroad > 0 && unit_interval(luck[1]) < p.lender_chance);
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

/// The next stage of someone who is considering or planning.
Stage move_on(const World& world, const Step& step, PersonIndex i, double u) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const auto moves = [&](double first_hazard, Stage first, double second_hazard, Stage second) {
        const Exit exit = compete(u, first_hazard, second_hazard);
        return exit == Exit::first ? first : exit == Exit::second ? second : youth.stage[i];
    };
    if (youth.stage[i] == Stage::considering)
        return moves(p.plan_rate * perceived_control(world, step, i), Stage::planning,
                     p.forget_rate * (1.0 + p.forget_awareness * youth.awareness[i]), Stage::none);
    return moves(can_pay(world, step, i) ? p.act_rate * world.calendar.act_season : 0.0, Stage::leaving,
                 p.postpone_rate, Stage::considering);
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
    return world.households.assets[step.roster.household[i]] + world.youth.sojourn[i].savings;
}

double perceived_control(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double km = step.roster.km_to_crossing[step.roster.village[i]];
    const double funds = std::min(1.0, money_at_hand(world, step, i) / cheapest_cost(p, km));
    return std::clamp(p.control_funds * funds + p.control_tie * (youth.ties[i].abroad > 0) +
                          p.control_experience * (youth.trips[i] > 0) +
                          p.control_literate * (youth.grade[i] >= literate_grade) - p.control_distance * km / 100,
                      0.0, 1.0);
}

double way_to_departure(const World& world, const Step& step, PersonIndex i, double control) noexcept {
    const Parameters& p = step.parameters;
    const Youth& youth = world.youth;
    const double lenders = 1.0 - (1.0 - p.lender_chance) * (youth.ties[i].abroad ? 1.0 - p.lender_chance : 1.0);
    const double act = p.act_rate * (own_funds_suffice(world, step, i) ? 1.0 : lenders);
    const double plan = p.plan_rate * control;
    const double forget = p.forget_rate * (1.0 + p.forget_awareness * youth.awareness[i]);
    const double plan_first = plan > 0 ? plan / (plan + forget) : 0.0;
    const double act_first = act > 0 ? act / (act + p.postpone_rate) : 0.0;
    switch (youth.stage[i]) {
        case Stage::none: return plan_first * act_first;
        case Stage::considering: return plan * act_first;
        default: return act;
    }
}

std::size_t bound_class::of(const Youth& youth, PersonIndex i) noexcept {
    return (youth.ties[i].abroad > 0) * tie_abroad + (youth.trips[i] > 0) * been_abroad +
           (youth.school[i] == School::enrolled) * enrolled;
}

double largest_consider_hazard(const World& world, const Step& step, std::size_t v, int age,
                               std::size_t of_class) noexcept {
    return largest_of_class(world, step, v, of_class) * step.tables.age_curve[static_cast<std::size_t>(age)];
}

namespace {

/// What nobody of a village can exceed this month.
struct Bounds {
    std::array<double, bound_class::count> consider{};  ///< hazards by class, at the peak of the age curve
    std::array<std::uint8_t, 3> byte{};                 ///< top bytes by stage

    Bounds(const World& world, const Step& step, std::size_t v) noexcept {
        const Parameters& p = step.parameters;
        for (std::size_t c = 0; c < consider.size(); ++c) consider[c] = largest_of_class(world, step, v, c);
        const double exit_considering = p.plan_rate + p.forget_rate * (1.0 + std::max(0.0, p.forget_awareness));
        const double exit_planning = p.act_rate * world.calendar.act_season + p.postpone_rate;
        // A probability is never above its hazard; the factor covers rounding.
        byte = {step.luck.bound(*std::ranges::max_element(consider)),
                step.luck.bound(probability_of_hazard(exit_considering * (1.0 + 1e-12))),
                step.luck.bound(probability_of_hazard(exit_planning * (1.0 + 1e-12)))};
    }
};

/// Working space of a block.
struct Scratch {
    std::vector<std::uint8_t> flag;
    struct Candidate {
        PersonIndex person;
        double largest;  ///< no larger chance of anything
    };
    std::vector<Candidate> candidates;
    std::vector<std::uint32_t> local_id, words;
    // those who may begin to consider, from all villages
    std::vector<PersonIndex> beginner;
    std::vector<double> beginners_luck;
    ConsiderHazards hazards;
};

void go_to(World& world, const Step& step, PersonIndex i, Stage next, std::vector<PersonIndex>& leaving) {
    if (next == world.youth.stage[i]) return;
    const census::Change change(world, step.roster, step.now, i);
    world.youth.stage[i] = next;
    if (next == Stage::leaving) leaving.push_back(i);
}

/// Those of the village whose top byte does not say that nothing happens, with their whole draws' words.
void find_candidates(const World& world, const Step& step, std::size_t v, Scratch& scratch) {
    const Youth& youth = world.youth;
    const Roster& roster = step.roster;
    const Bounds bounds(world, step, v);
    const PersonIndex from = world.villages.from[v];
    const auto births = roster.birth.begin();
    const auto to = static_cast<PersonIndex>(
        std::upper_bound(births + from, births + world.villages.to[v], step.now.index - 12 * first_age) - births);
    const std::uint8_t* luck = step.luck.top(word_intention).data();
    scratch.flag.resize(to - from);
    candidates::at_home_below(&youth.place[from], &youth.stage[from], luck + from, to - from, bounds.byte,
                              scratch.flag.data());
    scratch.candidates.clear();
    scratch.local_id.clear();
    for_each_flagged(scratch.flag.data(), to - from, [&](std::size_t k) {
        const PersonIndex i = from + static_cast<PersonIndex>(k);
        double largest = 1;
        if (youth.stage[i] == Stage::none) {
            largest = bounds.consider[bound_class::of(youth, i)] *
                      step.tables.age_curve[static_cast<std::size_t>(roster.age(i, step.now))];
            if (luck[i] > step.luck.bound(largest)) return;
        }
        scratch.candidates.push_back({i, largest});
        scratch.local_id.push_back(roster.local_id[i]);
    });
    scratch.words.resize(person_words * scratch.local_id.size());
    luck_kernels::draw_words(scratch.local_id.data(), scratch.local_id.size(),
                             {(static_cast<std::uint32_t>(roster.village_number[v]) << 16) |
                                  static_cast<std::uint32_t>(Purpose::person_month_fine),
                              static_cast<std::uint32_t>(step.now.index), step.draws.key},
                             scratch.words.data());
}

void decide_village(World& world, const Step& step, std::size_t v, Scratch& scratch, std::vector<PersonIndex>& leaving) {
    find_candidates(world, step, v, scratch);
    const std::uint8_t* luck = step.luck.top(word_intention).data();
    const std::uint32_t* fine = scratch.words.data() + word_intention * scratch.candidates.size();
    for (std::size_t k = 0; k < scratch.candidates.size(); ++k) {
        const auto [i, largest] = scratch.candidates[k];
        const double u = MonthLuck::whole(luck[i], fine[k]);
        if (world.youth.stage[i] != Stage::none) {
            go_to(world, step, i, move_on(world, step, i, u), leaving);
        } else if (u < largest || !step.luck.pass_over) {
            scratch.beginner.push_back(i);
            scratch.beginners_luck.push_back(u);
            scratch.hazards.add(world, step, i, perceived_control(world, step, i));
        }
    }
}

}  // namespace

void decide(World& world, const Step& step) noexcept {
    world.leaving.resize(step.blocks());
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        world.leaving[block].clear();
        Scratch scratch;
        step.for_villages_of(block, [&](std::size_t v) { decide_village(world, step, v, scratch, world.leaving[block]); });
        const auto hazards = scratch.hazards.work_out(world, step);
        for (std::size_t k = 0; k < hazards.size(); ++k)
            if (scratch.beginners_luck[k] < probability_of_hazard(hazards[k]))
                go_to(world, step, scratch.beginner[k], Stage::considering, world.leaving[block]);
    });
}

}  // namespace savan::intention
