#include "analysis/report_data.hpp"

#include "analysis/observe.hpp"
#include "analysis/summarise.hpp"

namespace savan::analysis {

namespace {

/// Everything that is taken from one run.
struct Run {
    std::vector<double> outcomes;
    SeriesRun series;
    ReachRun reach;
    EquityRun equity;
    EconomicRun economics;
    AccountRun account;
};

/// One part of every run, as [scenario][replicate].
template <class Part>
std::vector<std::vector<Part>> take(std::vector<std::vector<Run>>& runs, Part Run::*part) {
    std::vector<std::vector<Part>> parts;
    for (auto& arm : runs) {
        auto& taken = parts.emplace_back();
        for (Run& run : arm) taken.push_back(std::move(run.*part));
    }
    return parts;
}

}  // namespace

double discount_rate_of(const output::ScenarioInfo& scenario) {
    return nlohmann::json::parse(scenario.resolved).at("parameters").at("economics.discount_rate");
}

ReportData report_data(const output::Results& results, std::size_t baseline, Period period,
                       double discount_rate) {
    auto runs = summarise(results, [&](const Tallies& run) {
        return Run{outcomes(run, period),
                   series_run(run, period),
                   reach_run(run, period),
                   equity_run(run, period),
                   economic_run(run, period, discount_rate),
                   account_run(run, period)};
    });
    ReportData data{.description = results.description(),
                    .comparison = compare(observe(results, period, take(runs, &Run::outcomes)), baseline),
                    .series = series(take(runs, &Run::series), baseline),
                    .reach = {},
                    .knowledge = {},
                    .equity = equity(take(runs, &Run::equity), baseline),
                    .economics = {},
                    .accounts = {},
                    .ledger = paired_ledger(results),
                    .partings = partings(results),
                    .split = split_effects(results, period),
                    .assumptions = assumptions(results.description()),
                    .provenance = results.provenance(),
                    .shares = {}};
    const auto reach_runs = take(runs, &Run::reach);
    const auto economic_runs = take(runs, &Run::economics);
    for (const auto& arm : reach_runs) data.reach.push_back(reach(arm));
    for (const auto& arm : take(runs, &Run::account)) data.accounts.push_back(account(arm));
    data.economics = economics(economic_runs, baseline, discount_rate);
    data.knowledge = knowledge_values(knowledge_pairs(results.scenarios()), economic_runs, reach_runs);
    data.provenance["digest"] = results.digest();
    data.provenance["seed"] = std::to_string(results.description().seed);
    return data;
}

}  // namespace savan::analysis
