#include <algorithm>
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

Table empty_table(std::string id, const char* caption) {
    Table table{.id = std::move(id), .caption = both(caption), .numbers = false, .style = "assumptions"};
    table.head = {both("assumptions.name"),   both("assumptions.value"),  both("assumptions.unit"),
                  both("assumptions.range"),  both("assumptions.status"), both("assumptions.source"),
                  both("assumptions.meaning")};
    return table;
}

/// `whose`: what the value is for, when not for everything.
std::vector<Markup> cells(const Assumption& row, const std::string& name, const std::string& whose) {
    Markup value = text(row.value);
    if (!whose.empty()) value += element("span", {{"class", "name"}}, isolated(whose));
    return {isolated(name),          value,
            text(row.unit),          text(row.prior.empty() ? range_of(row) : row.prior),
            status_mark(row.status), text(row.source),
            text(row.meaning)};
}

std::string joined(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

constexpr std::string_view of_intervention = "intervention.";

Table model_table(const ReportData& data) {
    Table table = empty_table("assumptions-model", "assumptions.model");
    for (const Assumption& row : data.assumptions) {
        if (row.name.starts_with(of_intervention)) continue;
        std::vector<std::string> scenarios;
        if (row.scenarios.size() < data.description.scenarios.size())
            for (const std::size_t scenario : row.scenarios)
                scenarios.push_back(data.description.scenarios[scenario].name);
        table.rows.push_back(cells(row, row.name, joined(scenarios)));
    }
    return table;
}

/// Fields that several interventions fill alike share a row, which names them.
Table programme_table(const ReportData& data) {
    struct Shared {
        Assumption row;
        std::string field;
        std::vector<std::string> interventions;
    };
    std::vector<Shared> shared;
    for (const Assumption& row : data.assumptions) {
        if (!row.name.starts_with(of_intervention)) continue;
        const std::size_t dot = row.name.rfind('.');
        const std::string field = row.name.substr(dot + 1);
        const std::string id = row.name.substr(of_intervention.size(), dot - of_intervention.size());
        const auto alike = std::ranges::find_if(shared, [&](const Shared& other) {
            return other.field == field && other.row.value == row.value && other.row.status == row.status &&
                   other.row.source == row.source && other.row.meaning == row.meaning &&
                   other.row.prior == row.prior && range_of(other.row) == range_of(row);
        });
        if (alike == shared.end())
            shared.push_back({row, field, {id}});
        else if (std::ranges::find(alike->interventions, id) == alike->interventions.end())
            alike->interventions.push_back(id);
    }
    std::ranges::stable_sort(shared, {}, &Shared::field);
    Table table = empty_table("assumptions-programme", "assumptions.programme");
    for (const Shared& each : shared)
        table.rows.push_back(cells(each.row, each.field, joined(each.interventions)));
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
            details(both("assumptions.model"), table(model_table(data))) +
            details(both("assumptions.programme"), table(programme_table(data))));
}

}  // namespace savan::analysis
