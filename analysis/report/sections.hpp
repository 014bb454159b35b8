#pragma once
/// The parts of the page, in the order in which they stand, each a <section> with a heading and an id. Where
/// a section says "charts", an empty place stands that the page's script fills (web/src).

#include "analysis/report/html.hpp"
#include "analysis/report/texts.hpp"
#include "analysis/report_data.hpp"

namespace savan::analysis {

/// Every scenario against the baseline, as a table and in words; every outcome.
Markup summary_section(const ReportData& data);
/// How things go month by month: charts.
Markup time_section();
/// Who was reached and who was missed, by baseline risk: charts, tables.
Markup reach_section(const ReportData& data);
/// Whose harm changes, by sex, age and risk: charts, tables.
Markup equity_section(const ReportData& data);
/// What becomes of people: the paired ledger, what holds under any coupling, and, where the run looked, by
/// which way effects come and at which step lives part: tables.
Markup lives_section(const ReportData& data);
/// One page a district when printed: its villages (chart) and what the scenarios change there.
Markup districts_section(const ReportData& data);
/// What it costs to avert a case, and what is best at which price: tables, charts.
Markup economics_section(const ReportData& data);
/// What each scenario gave and spent.
Markup programme_section(const ReportData& data);
/// Every number with unit, range, source and status.
Markup assumptions_section(const ReportData& data);
/// What the results hang on: shares that rest on assumed numbers, and a tornado for each harm: tables with bars.
Markup sensitivity_section(const ReportData& data);
/// One sentence for the head of the page: how much rests on assumed numbers, or that it is not known.
Markup assumed_share_stamp(const ReportData& data);
/// With an ensemble, what part of each headline's variance comes from its parameters: a table. Else nothing.
Markup spread_part(const ReportData& data);
/// {members}, {lucks} and {parameters} of the ensemble, for sentences.
Fill ensemble_counts(const Comparison& comparison);
/// What the page does not say, and must not be used for.
Markup limits_section();
/// Where the page comes from.
Markup provenance_section(const ReportData& data);

/// A scenario's title in both languages; its name where it has none.
Words title_of(const output::ScenarioInfo& scenario);

/// A name from outside for a sentence of ours: whatever its writing direction, the sentence keeps its own.
Words in_sentence(const Words& name);

/// Positions of the scenarios: the baseline first, then in the order of the file.
std::vector<std::size_t> scenario_order(const ReportData& data);

Markup section(std::string_view id, const Markup& inner);

/// Where the script puts the charts of that name.
Markup charts(std::string_view name);

}  // namespace savan::analysis
