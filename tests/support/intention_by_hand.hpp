#pragma once
/// The rules of intention written once more, plainly and in double precision, from the state of a world;
/// counts that the engine keeps up are counted anew.

#include <algorithm>
#include <cmath>

#include "tests/support/tiny_world.hpp"

namespace savan::support {

inline double clamp01(double x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

/// ln(RC(age) / RC at its peak) of the Rogers-Castro labour curve.
inline double age_term(const Parameters& p, int age) {
    const auto curve = [&](double x) {
        return std::exp(-p.age_fall * (x - p.age_peak) - std::exp(-p.age_rise * (x - p.age_peak)));
    };
    const double peak = p.age_peak - std::log(p.age_fall / p.age_rise) / p.age_rise;
    return std::log(curve(age) / curve(peak));
}

inline double cheapest(const Parameters& p, double km) {
    return std::min({p.cost_network, p.cost_alone, p.cost_broker}) + p.cost_distance * km / 100;
}

inline double control(const TinyWorld& tiny, PersonIndex i) {
    const Parameters& p = tiny.p();
    const Youth& youth = tiny.world.youth;
    const double km = tiny.roster.km_to_crossing[tiny.roster.village[i]];
    const double money = tiny.world.households.assets[tiny.roster.household[i]];
    bool tie_abroad = false;
    for (const PersonIndex j : tiny.roster.ties.of(i)) tie_abroad |= youth.place[j] == Place::abroad;
    return clamp01(p.control_funds * std::min(1.0, money / cheapest(p, km)) + p.control_tie * tie_abroad +
                   p.control_experience * (youth.trips[i] > 0) + p.control_literate * (youth.grade[i] >= 3) -
                   p.control_distance * km / 100);
}

inline double start_hazard(const TinyWorld& tiny, PersonIndex i) {
    const Parameters& p = tiny.p();
    const Youth& youth = tiny.world.youth;
    const HouseholdIndex h = tiny.roster.household[i];
    const std::size_t v = tiny.roster.village[i];
    const double living = tiny.world.calendar.wage * (1 - p.living_cost);
    const double gain =
        std::tanh(p.gain_slope * std::log(living / std::max(0.5, double(tiny.world.households.income[h]))));
    const double risk = p.risk_unaware + (p.risk_aware - p.risk_unaware) * youth.awareness[i];
    const bool in_school = youth.school[i] == School::enrolled;
    const bool prospects = in_school || youth.work[i] == Work::wage || youth.group[i] != Group::none;
    const double attitude =
        gain - p.risk_weight * risk - p.school_weight * in_school + p.prospects_weight * !prospects;
    // Counts that the engine keeps up to date are counted anew here.
    int present = 0, abroad = 0;
    for (const PersonIndex j : tiny.roster.ties.of(i)) {
        present += youth.place[j] != Place::absent;
        abroad += youth.place[j] == Place::abroad;
    }
    bool migrant = false;
    tiny.for_everyone(
        [&](PersonIndex j) { migrant |= tiny.roster.household[j] == h && youth.place[j] == Place::abroad; });
    const double x = tiny.world.villages.experience[v];
    const double norm = p.norm_village * x + p.norm_household * migrant +
                        (present ? p.norm_ties * abroad / present : 0.0) -
                        p.norm_stance * tiny.world.villages.stance[v];
    const int age = (tiny.now.index - tiny.roster.birth[i]) / 12;
    const double z = p.intention_base + p.attitude_weight * attitude + p.norm_weight * norm +
                     p.control_weight * control(tiny, i) + p.cumulative_causation * x + age_term(p, age) +
                     (tiny.roster.male[i] ? 0.0 : p.intention_female);
    return p.consider_rate * std::exp(z);
}

/// The chances of the stages between a first thought and leaving, or between the person's own stage and
/// leaving, as a hazard of that stage: season and the luck of lenders are averaged out.
inline double way_to_departure(const TinyWorld& tiny, PersonIndex i) {
    const Parameters& p = tiny.p();
    const Youth& youth = tiny.world.youth;
    bool tie_abroad = false;
    for (const PersonIndex j : tiny.roster.ties.of(i)) tie_abroad |= youth.place[j] == Place::abroad;
    const double km = tiny.roster.km_to_crossing[tiny.roster.village[i]];
    const bool own =
        tiny.world.households.assets[tiny.roster.household[i]] >= p.funds_needed * cheapest(p, km);
    const double paid = own ? 1 : 1 - (1 - p.lender_chance) * (tie_abroad ? 1 - p.lender_chance : 1);
    const double act = p.act_rate * paid, plan = p.plan_rate * control(tiny, i);
    const double forget = p.forget_rate * (1 + p.forget_awareness * youth.awareness[i]);
    const double through_planning = act > 0 ? act / (act + p.postpone_rate) : 0;
    switch (youth.stage[i]) {
        case Stage::none:
            return plan > 0 ? plan / (plan + forget) * through_planning : 0;
        case Stage::considering:
            return plan * through_planning;
        default:
            return act;
    }
}

}  // namespace savan::support
