#include <map>

#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

constexpr std::string_view statuses[] = {"assumed", "recalled", "gap", "derived", "read"};

Markup status_mark(const std::string& status) {
    return element("span", {{"class", "status " + status}}, both("status." + status));
}

std::string range_of(const Assumption& row) {
    return row.low.empty() && row.high.empty() ? "" : row.low + " – " + row.high;
}

Table assumption_table(const ReportData& data, bool of_interventions) {
    Table table{.id = of_interventions ? "assumptions-programme" : "assumptions-model",
                .caption = both(of_interventions ? "assumptions.programme" : "assumptions.model"),
                .numbers = false,
                .style = "assumptions"};
    table.head = {both("assumptions.name"),   both("assumptions.value"),  both("assumptions.unit"),
                  both("assumptions.range"),  both("assumptions.status"), both("assumptions.source"),
                  both("assumptions.meaning")};
    for (const Assumption& row : data.assumptions) {
        if (row.name.starts_with("intervention.") != of_interventions) continue;
        Markup value = text(row.value);
        if (row.scenarios.size() < data.description.scenarios.size() && !of_interventions) {
            std::string names;
            for (const std::size_t scenario : row.scenarios)
                names += (names.empty() ? "" : ", ") + data.description.scenarios[scenario].name;
            value += element("span", {{"class", "name"}}, isolated(names));
        }
        table.rows.push_back({isolated(row.name), value, text(row.unit),
                              text(row.prior.empty() ? range_of(row) : row.prior), status_mark(row.status),
                              isolated(row.source), text(row.meaning)});
    }
    return table;
}

}  // namespace

Markup assumptions_section(const ReportData& data) {
    std::map<std::string, std::size_t> counts;
    for (const Assumption& row : data.assumptions) ++counts[row.status];
    Markup list;
    for (const std::string_view status : statuses)
        if (const auto found = counts.find(std::string(status)); found != counts.end())
            list +=
                element("li", status_mark(found->first) + text(" ") +
                                  both("assumptions.count", {{"n", same(std::to_string(found->second))}}) +
                                  text(" ") + both("status_means." + found->first));
    return section(
        "assumptions",
        element("h2", both("assumptions.heading")) +
            element("p", both("assumptions.lead", {{"assumed", same(std::to_string(counts["assumed"]))},
                                                   {"all", same(std::to_string(data.assumptions.size()))}})) +
            element("ul", list) + element("p", {{"class", "quiet"}}, both("assumptions.language")) +
            details(both("assumptions.model"), table(assumption_table(data, false))) +
            details(both("assumptions.programme"), table(assumption_table(data, true))));
}

}  // namespace savan::analysis
