#include "analysis/coupling.hpp"

#include <algorithm>

namespace savan::analysis {

CouplingBounds coupling_bounds(std::span<const Margins> groups) {
    CouplingBounds bounds;
    for (const auto& [people, baseline, scenario] : groups) {
        bounds.spared.low += std::max(0.0, baseline - scenario);
        bounds.spared.high += std::min(baseline, people - scenario);
        bounds.induced.low += std::max(0.0, scenario - baseline);
        bounds.induced.high += std::min(scenario, people - baseline);
    }
    return bounds;
}

Coupled independent_coupling(std::span<const Margins> groups) {
    Coupled coupled;
    for (const auto& [people, baseline, scenario] : groups) {
        if (people == 0) continue;
        coupled.spared += baseline * (people - scenario) / people;
        coupled.induced += scenario * (people - baseline) / people;
    }
    return coupled;
}

}  // namespace savan::analysis
