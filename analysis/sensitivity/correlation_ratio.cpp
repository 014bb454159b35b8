#include "analysis/sensitivity/correlation_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace savan::sensitivity {

namespace {

constexpr std::size_t fewest_classes = 5, most_classes = 20, fewest_points = 2;

std::vector<std::size_t> order_of(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
    return order;
}

}  // namespace

Classes classes_by_value(std::span<const double> values) {
    Classes made{std::vector<std::size_t>(values.size()), 0};
    const std::vector<std::size_t> order = order_of(values);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        if (rank == 0 || values[order[rank]] != values[order[rank - 1]]) ++made.count;
        made.of[order[rank]] = made.count - 1;
    }
    return made.count > 1 ? made : Classes{};
}

Classes classes_of(std::span<const double> values) {
    const std::size_t n = values.size();
    const auto wanted = static_cast<std::size_t>(std::sqrt(static_cast<double>(n)) / 2);
    const std::size_t count = std::clamp(std::min(std::max(wanted, fewest_classes), n / fewest_points),
                                         std::size_t{1}, most_classes);
    Classes by_value = classes_by_value(values);
    if (by_value.count <= count) return by_value;
    Classes made{std::vector<std::size_t>(n), count};
    const std::vector<std::size_t> order = order_of(values);
    for (std::size_t rank = 0; rank < n; ++rank) made.of[order[rank]] = rank * count / n;
    return made;
}

double correlation_ratio(std::span<const double> outcomes, const Classes& classes,
                         std::span<const std::size_t> picked) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    double mean = 0, all = 0;
    for (const std::size_t i : picked) mean += outcomes[i];
    mean /= static_cast<double>(picked.size());
    std::vector<double> sum(classes.count), squares(classes.count), points(classes.count);
    for (const std::size_t i : picked) {
        const double distance = outcomes[i] - mean;
        all += distance * distance;
        if (classes.count == 0) continue;
        sum[classes.of[i]] += distance;
        squares[classes.of[i]] += distance * distance;
        points[classes.of[i]] += 1;
    }
    if (!(all > 0)) return undefined;
    if (classes.count == 0) return 0;
    double within = 0, freedom = static_cast<double>(picked.size());
    for (std::size_t c = 0; c < classes.count; ++c) {
        if (points[c] == 0) continue;
        within += squares[c] - sum[c] * sum[c] / points[c];
        freedom -= 1;
    }
    if (freedom < 1) return undefined;
    return 1 - within / freedom / (all / static_cast<double>(picked.size() - 1));
}

}  // namespace savan::sensitivity
