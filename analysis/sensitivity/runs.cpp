#include "analysis/sensitivity/runs.hpp"

namespace savan::sensitivity {

double mean_of(const Runs& runs, std::size_t unit, std::size_t row, const Picked& picked) {
    double sum = 0;
    for (const std::size_t replicate : picked.replicates) sum += runs.at(unit, row, replicate);
    return sum / static_cast<double>(picked.replicates.size());
}

}  // namespace savan::sensitivity
