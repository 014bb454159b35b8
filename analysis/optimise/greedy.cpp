#include "analysis/optimise/greedy.hpp"

#include <algorithm>
#include <cmath>

namespace savan::optimise {

namespace {

struct Addition {
    std::size_t item;
    bool with_need;
    double gain = HUGE_VAL;       ///< fall of the aim for a dollar, as last seen
    std::size_t seen = SIZE_MAX;  ///< the round in which it was seen
};

/// The mix with the addition; as it was when there is no money or no use for it.
Spending with(const Space& space, const Spending& now, const Addition& addition, double slice) {
    Spending next = now;
    const auto give = [&](std::size_t i, double amount) {
        const double left = space.budget - total(next);
        if (left <= crumb) return;
        const double wanted = std::max(next[i] + amount, next_above(space.items[i], next[i]));
        if (std::isfinite(wanted)) next[i] = usable(space.items[i], std::min(wanted, next[i] + left));
    };
    if (addition.with_need) give(*space.items[addition.item].needs, slice / 2);
    give(addition.item, addition.with_need ? slice / 2 : slice);
    return next;
}

}  // namespace

Spending greedy(const Space& space, const SearchRules& rules, Evaluations& evaluations) {
    const double slice = space.budget / static_cast<double>(rules.slices);
    std::vector<Addition> additions;
    for (std::size_t i = 0; i < space.items.size(); ++i) {
        additions.push_back({i, false});
        if (space.items[i].needs) additions.push_back({i, true});
    }
    Spending now(space.items.size());
    double aim = evaluations.aims({{now, "nothing"}}).front().value_or(HUGE_VAL);
    for (std::size_t round = 0; evaluations.may_go_on(); ++round) {
        Addition* best = nullptr;
        // The top of the list is seen anew, a batch at a time, until the top one is.
        while (evaluations.may_go_on()) {
            std::ranges::stable_sort(additions, std::greater<>(), &Addition::gain);
            if (additions.front().seen == round || additions.front().gain <= 0) break;
            const std::size_t size = round == 0 ? additions.size() : rules.batch;
            std::vector<Addition*> looked;
            std::vector<Proposal> proposals;
            for (Addition& addition : additions) {
                if (looked.size() == size) break;
                if (addition.seen == round || addition.gain <= 0) continue;
                addition.seen = round;
                Spending next = with(space, now, addition, slice);
                if (next == now) {
                    addition.gain = 0;
                    continue;
                }
                looked.push_back(&addition);
                proposals.push_back({std::move(next), "greedy"});
            }
            const auto aims = evaluations.aims(proposals);
            for (std::size_t k = 0; k < looked.size(); ++k)
                looked[k]->gain =
                    aims[k] ? (aim - *aims[k]) / (total(proposals[k].spending) - total(now)) : 0;
        }
        best = &additions.front();
        if (best->seen != round || best->gain <= 0) break;
        now = with(space, now, *best, slice);
        aim = *evaluations.aims({{now, "greedy"}}).front();
        evaluations.accept(now);
    }
    return now;
}

}  // namespace savan::optimise
