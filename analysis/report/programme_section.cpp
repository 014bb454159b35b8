#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

Markup programme_section(const ReportData& data) {
    Markup inner = element("h2", both("programme.heading")) + element("p", both("programme.lead"));
    for (const std::size_t scenario : scenario_order(data)) {
        const output::ScenarioInfo& info = data.description.scenarios[scenario];
        if (info.interventions.empty()) continue;
        Table table_of{.id = "programme-" + std::to_string(scenario)};
        table_of.caption =
            both_isolated(title_of(info)) + text(". ") +
            both("programme.finding", {{"finding", same(info.finding.empty() ? "–" : info.finding)}});
        table_of.head = {both("programme.intervention"), both("programme.doses"), both("programme.hours"),
                         both("programme.cost")};
        for (std::size_t line = 0; line < info.interventions.size(); ++line) {
            const Account::Line& counts = data.accounts[scenario].lines[line];
            const Words kind = words("kind." + info.intervention_kinds[line]);
            table_of.rows.push_back(
                {both(kind) + element("span", {{"class", "name"}}, isolated(info.interventions[line])),
                 text(figure(counts.doses.mean, 4, 0)), text(figure(counts.hours.mean, 4, 0)),
                 text(figure(counts.cost.mean, 4, 0))});
        }
        inner += details(both_isolated(title_of(info)), table(table_of));
    }
    return section("programme", inner);
}

}  // namespace savan::analysis
