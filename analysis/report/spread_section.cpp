#include <cmath>

#include "analysis/compare_tables.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/spread_tables.hpp"

namespace savan::analysis {

namespace {

Markup share_cell(const sensitivity::Index& share) {
    if (std::isnan(share.value)) return text("–");
    return element("b", text(figure(100 * share.value, 3, 0) + " %")) +
           text(" [" + figure(100 * share.low, 3, 0) + ", " + figure(100 * share.high, 3, 0) + "]");
}

Table share_table(const ReportData& data) {
    const std::vector<HeadlineOutcome> headlines = headline_outcomes();
    Table table{.id = "spread-shares", .caption = both("spread.caption")};
    table.head = {both("summary.scenario")};
    for (const HeadlineOutcome& headline : headlines)
        table.head.push_back(both("outcome." + std::string(headline.key)));
    for (const std::size_t scenario : scenario_order(data)) {
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario]))};
        for (const HeadlineOutcome& headline : headlines)
            row.push_back(share_cell(
                headline_spread(data.comparison, scenario, headline.key, headline.as_level).parameter_share));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Fill ensemble_counts(const Comparison& comparison) {
    return {{"members", same(std::to_string(comparison.crossing.members))},
            {"lucks", same(std::to_string(comparison.crossing.lucks))},
            {"parameters", same(std::to_string(comparison.ensemble_parameters.size()))}};
}

Markup spread_part(const ReportData& data) {
    const Comparison& comparison = data.comparison;
    if (!comparison.crossing.any()) return {};
    const Fill counts = ensemble_counts(comparison);
    Markup names;
    for (const std::string& name : comparison.ensemble_parameters)
        names += (names.html().empty() ? Markup{} : text(", ")) + isolated(name);
    Markup inner = element("h3", both("spread.heading")) + element("p", both("spread.lead", counts));
    if (comparison.crossing.members < few_members || comparison.crossing.lucks < few_lucks)
        inner += element("p", {{"class", "note"}}, both("spread.few", counts));
    return inner + table(share_table(data)) +
           element("p", {{"class", "quiet"}}, both("spread.parameters") + text(" ") + names);
}

}  // namespace savan::analysis
