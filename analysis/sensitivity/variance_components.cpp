#include "analysis/sensitivity/variance_components.hpp"

#include <limits>

namespace savan::sensitivity {

VarianceComponents variance_components(const Runs& runs, std::size_t rows, const Picked& picked) {
    const auto n = static_cast<double>(picked.units.size() * rows);
    const auto r = static_cast<double>(picked.replicates.size());
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    if (n < 2) return {undefined, undefined, undefined, undefined};

    std::vector<double> point_means, replicate_means(picked.replicates.size());
    double mean = 0;
    for (const std::size_t unit : picked.units)
        for (std::size_t row = 0; row < rows; ++row) {
            point_means.push_back(mean_of(runs, unit, row, picked));
            mean += point_means.back() / n;
            for (std::size_t k = 0; k < picked.replicates.size(); ++k)
                replicate_means[k] += runs.at(unit, row, picked.replicates[k]) / n;
        }
    VarianceComponents made;
    for (const double value : point_means) made.shown += (value - mean) * (value - mean) / (n - 1);
    if (r < 2) {
        made.points = made.shown;
        return made;
    }
    // Means of squares between replicates, and of what neither explains.
    double between_replicates = 0, rest = 0;
    for (const double value : replicate_means)
        between_replicates += n * (value - mean) * (value - mean) / (r - 1);
    std::size_t point = 0;
    for (const std::size_t unit : picked.units)
        for (std::size_t row = 0; row < rows; ++row, ++point)
            for (std::size_t k = 0; k < picked.replicates.size(); ++k) {
                const double left =
                    runs.at(unit, row, picked.replicates[k]) - point_means[point] - replicate_means[k] + mean;
                rest += left * left / ((n - 1) * (r - 1));
            }
    made.points = made.shown - rest / r;
    made.chance = (between_replicates - rest) / n;
    made.interaction = rest;
    return made;
}

}  // namespace savan::sensitivity
