#include "sim/model/risk_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::risk_kernels {

SAVAN_KERNEL void find_means(const float* __restrict income, const float* __restrict assets,
                             const std::uint8_t* __restrict abroad, std::size_t count, const Parameters& parameters, double pay,
                             const departure::VillageOptions& options, std::size_t first, Means& means) noexcept {
    float *__restrict gain = means.gain.data() + first, *__restrict money = means.money.data() + first,
          *__restrict migrant = means.migrant.data() + first, *__restrict network = means.odds[0].data() + first,
          *__restrict alone = means.odds[1].data() + first, *__restrict broker = means.odds[2].data() + first;
    const auto slope = static_cast<float>(parameters.gain_slope), weight = static_cast<float>(parameters.channel_cost_weight),
               wage = static_cast<float>(pay), least = static_cast<float>(intention::rules::smallest_income);
    const auto to_legal = static_cast<float>(options.cost[0]), to_network = static_cast<float>(options.cost[1]),
               to_alone = static_cast<float>(options.cost[2]), to_broker = static_cast<float>(options.cost[3]);
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        gain[k] = intention::rules::gain(slope, wage, income[k] > least ? income[k] : least);
        money[k] = assets[k];
        migrant[k] = abroad[k];
        const float per_dollar = 1.0f / (assets[k] > 1.0f ? assets[k] : 1.0f);
        const float legal = single::log(1.0f + to_legal * per_dollar);
        network[k] = single::exp(weight * (legal - single::log(1.0f + to_network * per_dollar)));
        alone[k] = single::exp(weight * (legal - single::log(1.0f + to_alone * per_dollar)));
        broker[k] = single::exp(weight * (legal - single::log(1.0f + to_broker * per_dollar)));
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
    const float *__restrict gain = means.gain.data(), *__restrict money = means.money.data(),
                *__restrict migrant = means.migrant.data(), *__restrict network = means.odds[0].data(),
                *__restrict alone = means.odds[1].data(), *__restrict broker = means.odds[2].data();
    const double* __restrict log_age_curve = common.log_age_curve;
    const Parameters p = common.parameters;  // copies, which nothing that is written can change
    const intention::VillageTerms terms = common.terms;
    const departure::VillageOptions options = common.options;
    const std::uint32_t first_household = common.first_household;
    const std::int32_t now = common.now;
    const auto single = [](double x) { return static_cast<float>(x); };
    const auto odds = [&](std::size_t channel) { return single(portable::exp(options.utility[channel] - options.utility[0])); };
    const float to_network = odds(1), to_alone = odds(2), to_broker = odds(3);
    const float legal_money = common.legal_open ? single(p.funds_needed * options.cost[0]) : HUGE_VALF;
    const float lender = single(p.lender_chance), lenders = 1.0f - (1.0f - lender) * (1.0f - lender);
    const float consider_rate = single(p.consider_rate), plan_rate = single(p.plan_rate), forget_rate = single(p.forget_rate),
                forget_awareness = single(p.forget_awareness), act_rate = single(p.act_rate),
                postpone_rate = single(p.postpone_rate), funds_needed = single(terms.funds_needed),
                attitude_weight = single(p.attitude_weight);
    const float of_network = single(options.caution[1]), of_alone = single(options.caution[2]),
                of_broker = single(options.caution[3]);
    constexpr std::uint8_t enrolled = static_cast<std::uint8_t>(School::enrolled),
                           farm = static_cast<std::uint8_t>(Work::farm);
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t h = household[k] - first_household;
        const float a = awareness[k];
        const std::int32_t born = now - birth[k], months = born < 0 ? 0 : born >= exit_age_months ? exit_age_months - 1 : born;
        const bool in_school = school[k] == enrolled, tie_abroad = ties_abroad[k] != 0;
        const bool no_prospects = !in_school & (work[k] == farm) & (group[k] == 0);
        const std::int32_t present = ties_present[k] ? ties_present[k] : 1;
        const float control = intention::rules::control(p, terms, money[h], tie_abroad, trips[k] != 0,
                                                        grade[k] >= intention::literate_grade);
        const float z = intention::rules::score(p, terms, a, in_school, no_prospects, migrant[h] > 0,
                                                static_cast<float>(ties_abroad[k]) / static_cast<float>(present), control,
                                                male[k] != 0) +
                        single(log_age_curve[months]) + attitude_weight * gain[h];
        const float start = consider_rate * single::exp(z);
        const float plan = plan_rate * control, forget = forget_rate * (1.0f + forget_awareness * a);
        const float act = act_rate * (money[h] >= funds_needed ? 1.0f : tie_abroad ? lenders : lender);
        const float plan_first = plan > 0 ? plan / (plan + forget) : 0.0f;
        const float act_first = act > 0 ? act / (act + postpone_rate) : 0.0f;
        const float leave = stage[k] == 0 ? start * plan_first * act_first : stage[k] == 1 ? plan * act_first : act;
        const float irregular = to_network * network[h] * single::exp(-of_network * a) +
                                to_alone * alone[h] * single::exp(-of_alone * a) +
                                to_broker * broker[h] * single::exp(-of_broker * a);
        const bool may_choose = (money[h] >= legal_money) & (born >= 12 * departure::adult_age);
        hazard[k] = leave * (may_choose ? irregular / (1.0f + irregular) : 1.0f);
    }
}

}  // namespace savan::risk_kernels
