#include "analysis/optimise/aim.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

#include "analysis/quantile.hpp"

namespace savan::optimise {

double Aim::operator()(std::span<const double> losses) const {
    return robust ? worst_mean(losses, worst_share) : analysis::mean(losses);
}

double worst_mean(std::span<const double> values, double share) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted, std::greater<>());
    const double count = std::max(1.0, share * static_cast<double>(sorted.size()));
    double sum = 0, left = count;
    for (const double value : sorted) {
        const double part = std::min(left, 1.0);
        sum += part * value;
        left -= part;
        if (left <= 0) break;
    }
    return sum / count;
}

}  // namespace savan::optimise
