#include "analysis/effect_paths.hpp"

#include <numeric>

namespace savan::analysis {

std::span<const PathRow> path_table() {
    static constexpr double usd_per_cent = 0.01;
    static constexpr PathRow rows[] = {
        {Paired::spillover_departures, "departures", 1},
        {Paired::spillover_unsafe, "unsafe_departures", 1},
        {Paired::spillover_exploited, "exploited", 1},
        {Paired::spillover_trafficked, "trafficked", 1},
        {Paired::spillover_months, "exploitation_months", 1},
        {Paired::spillover_dropouts, "dropouts", 1},
        {Paired::spillover_remittances, "remittances", usd_per_cent},
    };
    return rows;
}

std::vector<PathSums> path_sums(const Pairing& pairing, Period period) {
    std::vector<PathSums> sums;
    const std::size_t month_cells = pairing.districts() * effect_paths;
    for (const PathRow& row : path_table()) {
        PathSums& sum = sums.emplace_back();
        const auto counts = pairing.all(row.variable);
        const auto first = static_cast<std::size_t>(period.first) * month_cells;
        const auto end = static_cast<std::size_t>(period.last + 1) * month_cells;
        for (std::size_t k = first; k < end; ++k) sum[k % effect_paths] += static_cast<double>(counts[k]);
        for (double& part : sum) part *= row.factor;
    }
    return sums;
}

std::vector<SplitEffect> split_effects(std::span<const std::vector<PathSums>> runs) {
    std::vector<SplitEffect> effects(path_table().size());
    for (std::size_t row = 0; row < effects.size(); ++row) {
        for (std::size_t path = 0; path < effect_paths; ++path)
            effects[row].parts[path] = estimate(each(runs, [&](const auto& run) { return run[row][path]; }));
        effects[row].whole = estimate(each(
            runs, [&](const auto& run) { return std::accumulate(run[row].begin(), run[row].end(), 0.0); }));
    }
    return effects;
}

std::vector<std::vector<SplitEffect>> split_effects(const output::Results& results, Period period) {
    std::vector<std::vector<SplitEffect>> by_scenario;
    if (!results.description().parts.spillover) return by_scenario;
    for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
        std::vector<std::vector<PathSums>> runs;
        for (std::size_t position = 0; position < results.replicates(); ++position)
            runs.push_back(path_sums(results.pairing(scenario, position), period));
        by_scenario.push_back(split_effects(runs));
    }
    return by_scenario;
}

std::vector<std::string> split_notes() {
    return {
        "Effects are differences from the run without a programme, whatever the baseline of the tables "
        "above. Direct is "
        "what is left when both other ways are held as they are without a programme: own doses, the "
        "household's money, "
        "what a district offers everybody. Peers: what people hear from each other, and whether ties and "
        "household "
        "members are abroad or out of school. Village: migration experience, brokers, and what elders and "
        "monks say. "
        "Together: what neither way does alone.",
        "In every replicate the four parts add up to the effect. Which part is how large follows from "
        "assumed strengths "
        "of talk, ties and norms."};
}

}  // namespace savan::analysis
