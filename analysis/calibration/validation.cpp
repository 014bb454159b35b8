#include "analysis/calibration/validation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/quantile.hpp"

namespace savan::calibration {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
/// Standard deviations from the middle of a normal distribution to the ends of its 90 % band.
constexpr double ninety = 1.645;

/// Of the values that are defined.
template <class Holds>
double share(const std::vector<double>& values, Holds holds) {
    const auto defined = std::ranges::count_if(values, [](double v) { return std::isfinite(v); });
    const auto held = std::ranges::count_if(values, [&](double v) { return std::isfinite(v) && holds(v); });
    return defined == 0 ? undefined : static_cast<double>(held) / static_cast<double>(defined);
}

}  // namespace

Band band_of(const std::vector<double>& values) {
    std::vector<double> defined;
    for (const double value : values)
        if (std::isfinite(value)) defined.push_back(value);
    return {analysis::quantile(defined, 0.05), analysis::quantile(defined, 0.5),
            analysis::quantile(defined, 0.95)};
}

Judgement judge(const Compared& compared) {
    const scenario::Target& target = compared.target;
    Judgement made;
    made.model = band_of(compared.members);
    made.undefined = static_cast<std::size_t>(
        std::ranges::count_if(compared.members, [](double value) { return !std::isfinite(value); }));
    const double error = ninety * std::hypot(target.sampling_sd, target.discrepancy_sd);
    const auto [low, median, high] = made.model;
    made.low = median - std::hypot(median - low, error);
    made.high = median + std::hypot(high - median, error);
    const bool is_figure = target.bound == scenario::Bound::equal;
    made.difference =
        is_figure && target.value != 0 ? (median - target.value) / std::abs(target.value) : undefined;
    made.on_side = undefined;
    if (is_figure) {
        made.agrees = made.low <= target.value && target.value <= made.high;
    } else if (target.bound == scenario::Bound::at_least) {
        made.agrees = median >= target.value - error;
        made.on_side = share(compared.members, [&](double value) { return value >= target.value; });
    } else {
        made.agrees = median <= target.value + error;
        made.on_side = share(compared.members, [&](double value) { return value <= target.value; });
    }
    return made;
}

double average_difference(const std::vector<Compared>& compared, bool fitted) {
    std::vector<double> sizes;
    for (const Compared& one : compared)
        if (one.fitted == fitted)
            if (const double difference = judge(one).difference; std::isfinite(difference))
                sizes.push_back(std::abs(difference));
    return analysis::mean(sizes);
}

}  // namespace savan::calibration
