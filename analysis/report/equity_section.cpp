#include "analysis/axis_names.hpp"
#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

constexpr Rounding people{.digits = 3, .decimals = 1};

Words axis_words(Axis axis) { return words("chart.axis." + std::string(key_of(axis))); }

Words outcome_words(const EquityRow& row) { return words("outcome." + std::string(row.key)); }

Words group_words(Axis axis, std::size_t group, const output::Description& description) {
    return {group_name(axis, group, description.districts),
            group_name_lo(axis, group, description.districts_lo)};
}

/// The baseline's level by group, then every scenario's difference.
Table equity_table_of(const ReportData& data, std::size_t row) {
    const EquityRow& what = equity_table()[row];
    Table table{.id = "equity-" + std::to_string(row), .head = {both("summary.scenario")}};
    table.caption =
        both("equity.caption",
             {{"outcome", outcome_words(what)},
              {"axis", axis_words(what.axis)},
              {"baseline", in_sentence(title_of(data.description.scenarios[data.equity.baseline]))}});
    for (std::size_t group = 0; group < groups_of(what.axis, data.description.districts.size()); ++group)
        table.head.push_back(both_isolated(group_words(what.axis, group, data.description)));
    for (const std::size_t scenario : scenario_order(data)) {
        const bool is_baseline = scenario == data.equity.baseline;
        std::vector<Markup> cells = {both_isolated(title_of(data.description.scenarios[scenario]))};
        for (const EquityCell& cell : data.equity.tables[row][scenario])
            cells.push_back(cell.hidden   ? both("equity.hidden")
                            : is_baseline ? text(figure(cell.level, 4, 1))
                                          : difference_cell(cell.difference, people, Worse::more));
        table.rows.push_back(std::move(cells));
        table.row_styles.emplace_back(is_baseline ? "baseline" : "");
    }
    return table;
}

/// What the scenarios change within one district: a column for each harm.
Table district_table(const ReportData& data, std::size_t district) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < equity_table().size(); ++row)
        if (equity_table()[row].axis == Axis::district) rows.push_back(row);
    Table table{.id = "district-" + std::to_string(district), .head = {both("summary.scenario")}};
    const Words name = group_words(Axis::district, district, data.description);
    const Words baseline = title_of(data.description.scenarios[data.equity.baseline]);
    table.caption =
        both("district.caption", {{"district", in_sentence(name)}, {"baseline", in_sentence(baseline)}});
    for (const std::size_t row : rows) {
        table.head.push_back(both(outcome_words(equity_table()[row])));
        table.head.push_back(both("summary.worse_in"));
    }
    for (const std::size_t scenario : scenario_order(data)) {
        const bool is_baseline = scenario == data.equity.baseline;
        std::vector<Markup> cells = {both_isolated(title_of(data.description.scenarios[scenario]))};
        for (const std::size_t row : rows) {
            const EquityCell& cell = data.equity.tables[row][scenario][district];
            if (cell.hidden) {
                cells.insert(cells.end(), {both("equity.hidden"), text("–")});
            } else if (is_baseline) {
                cells.insert(cells.end(), {text(figure(cell.level, 4, 1)), text("–")});
            } else {
                cells.push_back(difference_cell(cell.difference, people, Worse::more));
                cells.push_back(text(simulations_in_short(cell.chance_of_harm, data.comparison.replicates)));
            }
        }
        table.rows.push_back(std::move(cells));
        table.row_styles.emplace_back(is_baseline ? "baseline" : "");
    }
    return table;
}

}  // namespace

Markup equity_section(const ReportData& data) {
    Markup inner =
        element("h2", both("equity.heading")) + element("p", both("equity.lead")) + charts("equity");
    for (std::size_t row = 0; row < equity_table().size(); ++row) {
        const EquityRow& what = equity_table()[row];
        if (what.axis == Axis::district) continue;  // has a section of its own
        inner +=
            details(both("equity.table", {{"outcome", outcome_words(what)}, {"axis", axis_words(what.axis)}}),
                    table(equity_table_of(data, row)));
    }
    return section("equity", inner);
}

Markup districts_section(const ReportData& data) {
    Markup inner;
    for (std::size_t district = 0; district < data.description.districts.size(); ++district) {
        const Words name = group_words(Axis::district, district, data.description);
        inner += element("section",
                         {{"class", "district"}, {"id", "district-section-" + std::to_string(district)}},
                         element("h2", both("district.heading", {{"district", in_sentence(name)}})) +
                             element("p", both("district.lead")) + table(district_table(data, district)) +
                             charts("village-" + std::to_string(district)));
    }
    return element("div", {{"id", "districts"}}, inner);
}

}  // namespace savan::analysis
