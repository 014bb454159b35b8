#include "analysis/observe.hpp"

#include "analysis/summarise.hpp"

namespace savan::analysis {

Observations observe(const output::Results& results, Period period) {
    auto runs = summarise(results, [&](const Tallies& run) { return outcomes(run, period); });
    return observe(results, period, std::move(runs));
}

Observations observe(const output::Results& results, Period period,
                     std::vector<std::vector<std::vector<double>>> runs) {
    Observations observations{.period = period, .complete = results.complete(), .arms = {}};
    for (std::size_t arm = 0; arm < runs.size(); ++arm) {
        const output::ScenarioInfo& scenario = results.scenarios()[arm];
        observations.arms.push_back({scenario.name, scenario.title, std::move(runs[arm]), scenario.title_lo});
    }
    return observations;
}

}  // namespace savan::analysis
