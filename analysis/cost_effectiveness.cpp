#include "analysis/cost_effectiveness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio_between(const CostEffect& from, const CostEffect& to) {
    return (to.cost - from.cost) / (to.effect - from.effect);
}

double net_benefit(const CostEffect& option, double willingness) {
    return willingness * option.effect - option.cost;
}

/// Cheapest first; of equal cost the more effective first.
std::vector<std::size_t> by_cost(std::span<const CostEffect> options) {
    std::vector<std::size_t> order(options.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return options[a].cost != options[b].cost ? options[a].cost < options[b].cost
                                                  : options[a].effect > options[b].effect;
    });
    return order;
}

}  // namespace

std::string_view name_of(Standing standing) {
    constexpr std::string_view names[] = {"efficient", "dominated", "extended_dominated"};
    return names[static_cast<std::size_t>(standing)];
}

std::vector<FrontierPlace> frontier(std::span<const CostEffect> options) {
    std::vector<FrontierPlace> places(options.size(), {Standing::dominated, 0, undefined});
    std::vector<std::size_t> hull;  // of what is cheaper so far: effects and ratios rise along it
    for (const std::size_t option : by_cost(options)) {
        if (!hull.empty() && options[option].effect <= options[hull.back()].effect) continue;  // dominated
        while (hull.size() >= 2 && ratio_between(options[hull[hull.size() - 2]], options[hull.back()]) >=
                                       ratio_between(options[hull.back()], options[option])) {
            places[hull.back()].standing = Standing::extended_dominated;
            hull.pop_back();
        }
        hull.push_back(option);
        places[option].standing = Standing::efficient;
    }
    for (std::size_t step = 0; step < hull.size(); ++step) {
        const std::size_t before = hull[step == 0 ? 0 : step - 1];
        places[hull[step]] = {Standing::efficient, before,
                              step == 0 ? undefined : ratio_between(options[before], options[hull[step]])};
    }
    for (std::size_t option = 0; option < options.size(); ++option) {
        FrontierPlace& place = places[option];
        if (place.standing == Standing::extended_dominated)
            place = {Standing::extended_dominated,
                     *std::find_if(hull.begin(), hull.end(),
                                   [&](std::size_t end) { return options[end].cost > options[option].cost; }),
                     undefined};
        if (place.standing == Standing::dominated)  // by the cheapest that does
            for (const std::size_t other : by_cost(options))
                if (other != option && options[other].effect >= options[option].effect) {
                    place.next_to = other;
                    break;
                }
    }
    return places;
}

Acceptability acceptability(std::span<const std::vector<CostEffect>> replicates, double willingness) {
    const std::size_t options = replicates.size(), count = replicates.front().size();
    Acceptability result{willingness, std::vector<double>(options, 0), 0, 0};
    std::vector<double> total(options, 0);
    double total_of_best = 0;
    for (std::size_t replicate = 0; replicate < count; ++replicate) {
        std::vector<double> benefit(options);
        for (std::size_t option = 0; option < options; ++option)
            total[option] += benefit[option] = net_benefit(replicates[option][replicate], willingness);
        const double highest = *std::max_element(benefit.begin(), benefit.end());
        total_of_best += highest;
        const auto ties = static_cast<double>(std::count(benefit.begin(), benefit.end(), highest));
        for (std::size_t option = 0; option < options; ++option)
            if (benefit[option] == highest) result.share[option] += 1 / ties / static_cast<double>(count);
    }
    const auto best = std::max_element(total.begin(), total.end());
    result.best = static_cast<std::size_t>(best - total.begin());
    result.evpi = std::max(0.0, (total_of_best - *best) / static_cast<double>(count));
    return result;
}

std::vector<double> willingness_grid(double largest_ratio, std::size_t steps) {
    double end = 10'000;
    if (largest_ratio > 0 && std::isfinite(largest_ratio)) {
        const double wanted = 2.5 * largest_ratio, ten = std::pow(10, std::floor(std::log10(wanted)));
        end = 10 * ten;
        for (const double digit : {5.0, 2.0, 1.0})
            if (digit * ten >= wanted) end = digit * ten;
    }
    std::vector<double> grid;
    for (std::size_t step = 0; step <= steps; ++step)
        grid.push_back(end * static_cast<double>(step) / static_cast<double>(steps));
    return grid;
}

}  // namespace savan::analysis
