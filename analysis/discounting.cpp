#include "analysis/discounting.hpp"

#include <cmath>
#include <numeric>

namespace savan::analysis {

std::vector<double> discount_weights(Period period, double rate) {
    std::vector<double> weights;
    for (int month = period.first; month <= period.last; ++month)
        weights.push_back(std::pow(1 + rate, -(month - period.first) / 12.0));
    return weights;
}

double discounted_total(const Tallies& run, Measure measure, Period period,
                        const std::vector<double>& weights) {
    double sum = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(measure, month);
        sum += weights[static_cast<std::size_t>(month - period.first)] *
               static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    }
    return sum;
}

}  // namespace savan::analysis
