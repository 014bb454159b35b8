#include "analysis/observe.hpp"

namespace savan::analysis {

Observations observe(const output::Results& results, Period period) {
    Observations observations{.period = period, .complete = results.complete(), .arms = {}};
    for (const output::ScenarioInfo& scenario : results.scenarios())
        observations.arms.push_back({scenario.name, scenario.title, {}});
    for (std::size_t position = 0; position < results.replicates(); ++position) {
        const std::vector<Tallies> runs = results.replicate(position);
        for (std::size_t arm = 0; arm < runs.size(); ++arm)
            observations.arms[arm].runs.push_back(outcomes(runs[arm], period));
    }
    return observations;
}

}  // namespace savan::analysis
