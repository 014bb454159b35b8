#include "analysis/observe.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/summarise.hpp"

namespace savan::analysis {

namespace {

/// Parameters, the most of any scenario, and effects, each once by kind and key.
std::size_t drawn_parameters(const std::vector<output::ScenarioInfo>& scenarios) {
    std::size_t most = 0;
    std::set<std::pair<std::string, std::string>> effects;
    for (const output::ScenarioInfo& scenario : scenarios) {
        const auto resolved = nlohmann::json::parse(scenario.resolved);
        most = std::max(most, resolved.at("drawn_parameters").size());
        for (const auto& intervention : resolved.at("interventions"))
            if (const auto drawn = intervention.find("drawn_effects"); drawn != intervention.end())
                for (const auto& [key, prior] : drawn->items())
                    effects.emplace(intervention.at("kind").get<std::string>(), key);
    }
    return most + effects.size();
}

}  // namespace

Observations observe(const output::Results& results, Period period) {
    auto runs = summarise(results, [&](const Tallies& run) { return outcomes(run, period); });
    return observe(results, period, std::move(runs));
}

Observations observe(const output::Results& results, Period period,
                     std::vector<std::vector<std::vector<double>>> runs) {
    Observations observations{.period = period,
                              .complete = results.complete(),
                              .arms = {},
                              .drawn_parameters = drawn_parameters(results.scenarios())};
    if (const output::EnsembleInfo& ensemble = results.description().ensemble; ensemble.any()) {
        // A run that was stopped early has not come to all members.
        observations.crossing = {(results.replicates() + ensemble.lucks - 1) / ensemble.lucks, ensemble.lucks};
        observations.ensemble_parameters = ensemble.parameters;
    }
    for (std::size_t arm = 0; arm < runs.size(); ++arm) {
        const output::ScenarioInfo& scenario = results.scenarios()[arm];
        observations.arms.push_back({scenario.name, scenario.title, std::move(runs[arm]), scenario.title_lo});
    }
    return observations;
}

}  // namespace savan::analysis
