#include <fmt/format.h>

#include "analysis/axis_names.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string cell_text(const EquityCell& cell, bool is_baseline) {
    if (cell.hidden) return "hidden";
    if (is_baseline) return fmt::format("{} ({})", number(cell.level, 4, 1), number(cell.per_1000, 3, 2));
    return estimate_cell(cell.difference, 1, 3, 1, true);
}

std::string table_of(const ReportData& data, std::size_t row) {
    const auto& table = data.equity.tables[row];
    const Axis axis = equity_table()[row].axis;
    Rows rows{{"Scenario"}};
    for (std::size_t group = 0; group < table.front().size(); ++group)
        rows[0].push_back(group_name(axis, group, data.description.districts));
    const auto add = [&](std::size_t arm) {
        const bool is_baseline = arm == data.equity.baseline;
        auto& cells = rows.emplace_back();
        cells.push_back(data.description.scenarios[arm].name + (is_baseline ? " (level)" : ""));
        for (const EquityCell& cell : table[arm]) cells.push_back(cell_text(cell, is_baseline));
    };
    add(data.equity.baseline);
    for (std::size_t arm = 0; arm < table.size(); ++arm)
        if (arm != data.equity.baseline) add(arm);
    return markdown_table(std::move(rows));
}

}  // namespace

std::vector<std::string> equity_notes(const ReportData&) {
    return {
        "First row: the baseline's level and, in brackets, the same for 1 000 person-years. Other rows: "
        "difference from it [90 % band], paired within replicates.",
        "By risk only youth of 12-39 who were at home in January are counted; who had left before is not.",
        "\"hidden\": fewer than five people, or the next smallest group where the total would give such a "
        "one "
        "away. Totals are those of the main table."};
}

std::string equity_markdown(const ReportData& data) {
    std::string text = "## Whose harm changes\n";
    for (std::size_t row = 0; row < equity_table().size(); ++row)
        text += fmt::format("\n### {}, by {}\n\n{}", outcome_name(equity_table()[row].key),
                            sentence_name_of(equity_table()[row].axis), table_of(data, row));
    return text + '\n' + bullets(equity_notes(data));
}

std::string equity_csv(const ReportData& data) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,outcome,outcome_name,outcome_name_lo,axis,group,group_lo,hidden,"
        "level,per_1000_person_years,difference,difference_low,difference_high,chance_of_harm";
    text += csv_about_head;
    for (std::size_t row = 0; row < equity_table().size(); ++row) {
        const Axis axis = equity_table()[row].axis;
        const std::string_view key = equity_table()[row].key;
        for (std::size_t arm = 0; arm < data.equity.tables[row].size(); ++arm)
            for (std::size_t group = 0; group < data.equity.tables[row][arm].size(); ++group) {
                const EquityCell& cell = data.equity.tables[row][arm][group];
                text += csv_scenario(data, arm);
                text += fmt::format(",{},{},{},{},{},{},{},{},{}", key, csv_text(outcome_name(key)),
                                    csv_text(outcome_name_lo(key)), key_of(axis),
                                    csv_text(group_name(axis, group, data.description.districts)),
                                    csv_text(group_name_lo(axis, group, data.description.districts_lo)),
                                    cell.hidden, plain_number(cell.level), plain_number(cell.per_1000));
                text += csv_estimate(cell.difference) + ',' + plain_number(cell.chance_of_harm);
                text += csv_about(data.comparison);
            }
    }
    return text;
}

}  // namespace savan::analysis
