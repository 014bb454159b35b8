#include "sim/model/risk_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::risk_kernels {

SAVAN_KERNEL void find_means(const float* __restrict income, const float* __restrict assets,
                             const std::uint8_t* __restrict abroad, std::size_t count, const Parameters& parameters, double pay, const departure::VillageOptions& options,
                             Means& means) noexcept {
    double *__restrict gain = means.gain.data(), *__restrict money = means.money.data(),
           *__restrict migrant = means.migrant.data(), *__restrict network = means.odds[0].data(), *__restrict alone = means.odds[1].data(),
           *__restrict broker = means.odds[2].data();
    const double slope = parameters.gain_slope, weight = parameters.channel_cost_weight;
    const double to_legal = options.cost[0], to_network = options.cost[1], to_alone = options.cost[2],
                 to_broker = options.cost[3];
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double earned = income[k] > intention::rules::smallest_income ? income[k] : intention::rules::smallest_income;
        gain[k] = intention::rules::gain(slope, pay, earned);
        money[k] = assets[k];
        migrant[k] = abroad[k];
        const double per_dollar = 1.0 / (assets[k] > 1.0f ? assets[k] : 1.0f);
        const double legal = portable::log(1.0 + to_legal * per_dollar);
        network[k] = portable::exp(weight * (legal - portable::log(1.0 + to_network * per_dollar)));
        alone[k] = portable::exp(weight * (legal - portable::log(1.0 + to_alone * per_dollar)));
        broker[k] = portable::exp(weight * (legal - portable::log(1.0 + to_broker * per_dollar)));
    }
}

SAVAN_KERNEL void unsafe_hazards(const Columns& columns, std::size_t count, const Common& common, const Means& means,
                                 float* __restrict hazard) noexcept {
    const auto bytes = [](const auto* column) { return reinterpret_cast<const std::uint8_t*>(column); };
    const float* __restrict awareness = columns.awareness;
    const std::uint8_t *__restrict stage = bytes(columns.stage), *__restrict school = bytes(columns.school),
                       *__restrict work = bytes(columns.work), *__restrict group = bytes(columns.group),
                       *__restrict grade = columns.grade, *__restrict trips = columns.trips,
                       *__restrict ties_abroad = columns.ties_abroad, *__restrict ties_present = columns.ties_present,
                       *__restrict male = columns.male;
    const std::int16_t* __restrict birth = columns.birth;
    const std::uint32_t* __restrict household = columns.household;
    const double *__restrict gain = means.gain.data(), *__restrict money = means.money.data(),
                 *__restrict migrant = means.migrant.data(), *__restrict network = means.odds[0].data(), *__restrict alone = means.odds[1].data(),
                 *__restrict broker = means.odds[2].data(), *__restrict log_age_curve = common.log_age_curve;
    const Parameters p = common.parameters;  // copies, which nothing that is written can change
    const intention::VillageTerms terms = common.terms;
    const departure::VillageOptions options = common.options;
    const std::uint32_t first_household = common.first_household;
    const std::int32_t now = common.now;
    const double to_network = portable::exp(options.utility[1] - options.utility[0]),
                 to_alone = portable::exp(options.utility[2] - options.utility[0]),
                 to_broker = portable::exp(options.utility[3] - options.utility[0]);
    const double legal_money = common.legal_open ? p.funds_needed * options.cost[0] : HUGE_VAL;
    const double lender = p.lender_chance, lenders = 1.0 - (1.0 - lender) * (1.0 - lender);
    constexpr std::uint8_t enrolled = static_cast<std::uint8_t>(School::enrolled),
                           farm = static_cast<std::uint8_t>(Work::farm);
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t h = household[k] - first_household;
        const double a = awareness[k];
        const bool in_school = school[k] == enrolled, tie_abroad = ties_abroad[k] != 0;
        const bool no_prospects = !in_school & (work[k] == farm) & (group[k] == 0);
        const std::int32_t present = ties_present[k] ? ties_present[k] : 1;
        const double control = intention::rules::control(p, terms, money[h], tie_abroad, trips[k] != 0,
                                                         grade[k] >= intention::literate_grade);
        const double z = intention::rules::score(p, terms, a, in_school, no_prospects, migrant[h] > 0,
                                                 static_cast<double>(ties_abroad[k]) / present, control, male[k] != 0) +
                         log_age_curve[now - birth[k]] + p.attitude_weight * gain[h];
        const double start = p.consider_rate * portable::exp(z);
        const double plan = p.plan_rate * control, forget = p.forget_rate * (1.0 + p.forget_awareness * a);
        const double act = p.act_rate * (money[h] >= terms.funds_needed ? 1.0 : tie_abroad ? lenders : lender);
        const double plan_first = plan > 0 ? plan / (plan + forget) : 0.0;
        const double act_first = act > 0 ? act / (act + p.postpone_rate) : 0.0;
        const double leave = stage[k] == 0 ? start * plan_first * act_first : stage[k] == 1 ? plan * act_first : act;
        const double irregular = to_network * network[h] * portable::exp(-options.caution[1] * a) +
                                 to_alone * alone[h] * portable::exp(-options.caution[2] * a) +
                                 to_broker * broker[h] * portable::exp(-options.caution[3] * a);
        const bool may_choose = (money[h] >= legal_money) & (now - birth[k] >= 12 * departure::adult_age);
        hazard[k] = static_cast<float>(leave * (may_choose ? 1.0 - 1.0 / (1.0 + irregular) : 1.0));
    }
}

}  // namespace savan::risk_kernels
