#include "analysis/optimise/spending.hpp"

#include <algorithm>
#include <cmath>

namespace savan::optimise {

double usable(const Item& item, double amount) {
    const double most = std::min(amount + crumb, item.most);
    if (most < item.least || most <= crumb) return 0;
    if (item.step <= 0) return std::min(amount, item.most);
    const double steps = std::floor((most - item.least) / item.step + crumb);
    return item.least + steps * item.step;
}

double next_above(const Item& item, double amount) {
    const double now = usable(item, amount);
    const double next = now < item.least - crumb ? item.least : now + item.step;
    return next > item.most + crumb || (item.step <= 0 && amount >= item.most) ? HUGE_VAL
                                                                               : std::max(next, amount);
}

Spending usable(const Space& space, Spending wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = usable(space.items[i], wanted[i]);
    return wanted;
}

double total(const Spending& spending) {
    double sum = 0;
    for (const double amount : spending) sum += amount;
    return sum;
}

Spending spread(const Space& space, const std::vector<double>& weights, double money) {
    Spending made(weights.size());
    std::vector<bool> is_full(weights.size());
    for (std::size_t round = 0; round < weights.size() && money > crumb; ++round) {
        double open = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) open += is_full[i] ? 0 : weights[i];
        if (open <= 0) break;
        const double share = money / open;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (is_full[i] || weights[i] <= 0) continue;
            const double wanted = made[i] + share * weights[i];
            is_full[i] = wanted >= space.items[i].most;
            const double given = std::min(wanted, space.items[i].most);
            money -= given - made[i];
            made[i] = given;
        }
    }
    return usable(space, std::move(made));
}

}  // namespace savan::optimise
