#include "sim/processes/intention_bounds.hpp"

#include <algorithm>

namespace savan::intention {

using intention_kernels::Bounds;

std::uint8_t largest_luck_of_leaving(const World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    return step.luck.bound(probability_of_hazard(p.act_rate * world.calendar.act_season + p.postpone_rate));
}

void LargestChances::find(const World& world, const Step& step, std::span<const VillageTerms> terms) {
    const Parameters& p = step.parameters;
    consider_.resize(intention_kernels::bound_class::count * terms.size());
    intention_kernels::largest_hazards(p, terms.data(), terms.size(), consider_.data());
    leave_considering_ = step.luck.bound(
        probability_of_hazard(p.plan_rate + p.forget_rate * (1.0 + std::max(0.0, p.forget_awareness))));
    leave_planning_ = largest_luck_of_leaving(world, step);
}

Bounds LargestChances::bounds(const Step& step, std::size_t place) const noexcept {
    Bounds bounds{.leave_considering = leave_considering_, .leave_planning = leave_planning_};
    for (std::size_t c = 0; c < bounds.consider.size(); ++c)
        bounds.consider[c] = step.luck.bound(consider_hazards(place)[c]);
    return bounds;
}

bool LargestChances::rule_out(const World& world, const Step& step, std::size_t place,
                              PersonIndex i) const noexcept {
    const std::uint8_t luck = step.luck.top(word_intention)[i];
    if (world.youth.stage[i] == Stage::considering) return luck > leave_considering_;
    if (world.youth.stage[i] == Stage::planning) return luck > leave_planning_;
    const double peak = std::ranges::max(consider_hazards(place));
    return luck > step.luck.bound(
                      peak * step.tables.age_curve[static_cast<std::size_t>(step.roster.age(i, step.now))]);
}

}  // namespace savan::intention
