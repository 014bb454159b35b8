#pragma once
/// Everything that the report page shows, as data.
///
/// to_json() is the contract with the page. Scenarios, districts and interventions are referred to by
/// their position; arrays "by scenario" have one entry for each, in the order of the file. An estimate is
/// {"mean", "low", "high"}: mean over replicates and the band of 5 % to 95 %; null where it is not
/// defined. Numbers have three to six significant digits. Differences are the scenario minus the
/// baseline, paired within replicates; cases averted are the baseline minus the scenario. Money is
/// constant-2003 US$. Months are "2002-01"; shares are 0..1.
///
///   schema                1; raised when a reader would misread
///   baseline              position of the scenario that all are compared with
///   first_month, last_month, months    the period
///   replicates, replicates_asked, complete, band [0.05, 0.95], few_replicates
///   ensemble              members, lucks and parameters of the ensemble that the runs are of; null: none. Outcomes
///                         then have parameter_share, the part of the difference's variance that is the parameters'
///   drawn_parameters      how many parameters and effects each replicate draws anew; 0: bands are over chance alone
///   notes                 what a reader must know, English
///   districts             [{name, name_lo}]
///   villages              [[number, district, residents, km_to_crossing, km_to_secondary]]: synthetic map
///   outcomes              [{key, name, name_lo, unit, worse_when: "more" | "less" | null}]
///   scenarios             [{name, title, title_lo, finding, outcomes: {key: {level, difference, low,
///                         high, chance_of_harm}}}]; chance_of_harm: part of the replicates with a
///                         change for the worse, null without a direction
///   series                {measures: [{key, unit, flow}], by_scenario: [{key: {level: {low, middle,
///                         high}, difference: the same or null for the baseline}}]}; arrays by month;
///                         the difference of a flow is the sum since the first month
///   reach                 {by_scenario: [null (nobody reached) | {years, coverage, ratio,
///                         perfect_ratio, deciles: [{coverage, reached_per_year, missed_per_year} |
///                         {hidden: true}]}]}; deciles from lowest risk to highest
///   knowledge             [{kind: "data" | "oracle", with, without, extra_cost, reach_ratio,
///                         effects: as in economics}]: what it is worth to know who is at risk
///   equity                {axes: {axis: [{name, name_lo}]}, tables: [{axis, outcome, by_scenario:
///                         [[{level, per_1000, difference, chance_of_harm} | {hidden: true}]]}]};
///                         per_1000 is for 1 000 person-years; hidden: fewer than five people, or the
///                         next smallest cell that would give such a one away
///   economics             {discount_rate, effects: [{key, singular, plural}], by_scenario: [{cost,
///                         extra_cost, remittances, income, effects: [{averted, chance_of_harm, verdict,
///                         usd_per_case, per_1000_usd, sentence}], plane: {extra_cost: [by replicate],
///                         averted: [[by replicate] by effect]}}], decisions: [by effect: {frontier:
///                         [by scenario: {standing: "efficient" | "dominated" | "extended_dominated",
///                         next_to, ratio (null: first, not efficient or not clear)}], willingness:
///                         [US$ a case], share: [by scenario: [by willingness]], best: [scenario by
///                         willingness], evpi: [US$ by willingness]}]}; discounted
///   ledger                {baseline: name | null (no programme), notes, events: [{key, name, name_lo}],
///                         changes: the same, axes: as in equity, by_scenario: [{events: [{in_baseline,
///                         in_scenario, people: {change: estimate}, chance_of_harm, spared: {same_luck,
///                         luck_anew, any_coupling: [low, high]}, induced: the same}], groups: {axis:
///                         [by group: [by event: [by change: mean | null (hidden)]]]}}]}; of the whole
///                         run, whatever the period; people count once, by their first event
///   partings              null, or {notes, steps: [name], by_scenario: [{people, by_step, by_year,
///                         by_change: {event: {change: [mean by step]}}}]}; against no programme
///   split                 null, or {notes, paths: [{key, name, name_lo}], outcomes: [key], by_scenario:
///                         [by outcome: {whole, parts: [by path]}]}; against no programme
///   programme             by scenario: {year_costs: [US$], interventions: [{id, kind, doses, hours,
///                         cost}]}; not discounted
///   assumptions           {counts: {status: number}, rows: [{name, value, unit, low, high, prior,
///                         status, source, meaning, scenarios (left out: all)}]}; empty keys left out
///   sensitivity           null (no sensitivity file was given), or assumed shares and tornado bars as in
///                         sensitivity/assumed_share.hpp
///   provenance            {digest, seed, version, git_revision, ..}: name to text

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/assumptions.hpp"
#include "analysis/compare.hpp"
#include "analysis/economics.hpp"
#include "analysis/effect_paths.hpp"
#include "analysis/equity.hpp"
#include "analysis/knowledge_value.hpp"
#include "analysis/life_partings.hpp"
#include "analysis/paired_ledger.hpp"
#include "analysis/programme_account.hpp"
#include "analysis/reach.hpp"
#include "analysis/sensitivity/assumed_share.hpp"
#include "analysis/series.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

struct ReportData {
    output::Description description;
    Comparison comparison;
    std::vector<std::vector<Series>> series;  ///< [scenario][row of series_table()]
    std::vector<ArmReach> reach;              ///< by scenario
    std::vector<KnowledgeValue> knowledge;
    Equity equity;
    Economics economics;
    std::vector<Account> accounts;  ///< by scenario
    PairedLedger ledger;
    std::vector<ArmPartings> partings;            ///< by scenario; empty: not in the file
    std::vector<std::vector<SplitEffect>> split;  ///< [scenario][row of path_table()]; empty: not in the file
    std::vector<Assumption> assumptions;
    std::map<std::string, std::string> provenance;
    sensitivity::AssumedShares shares;  ///< for the caller to add; without a study until then
};

/// Reads a results file once and computes everything. Throws output::OutputError.
ReportData report_data(const output::Results& results, std::size_t baseline, Period period,
                       double discount_rate);

/// The discount rate that the scenario was resolved with, per year.
double discount_rate_of(const output::ScenarioInfo& scenario);

/// The shapes described above.
nlohmann::ordered_json to_json(const ReportData& data);

}  // namespace savan::analysis
