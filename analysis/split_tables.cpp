#include <fmt/format.h>

#include "analysis/ledger_names.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

constexpr std::string_view not_split =
    "The results file does not hold this: repeat the run with savan run --spillover.\n";

std::string effect_table(const ReportData& data, std::size_t row) {
    std::vector<std::vector<std::string>> rows{{"Scenario", "Effect"}};
    for (std::size_t path = 0; path < effect_paths; ++path)
        rows[0].emplace_back(name_of(static_cast<EffectPath>(path)));
    for (std::size_t arm = 0; arm < data.split.size(); ++arm) {
        if (data.description.scenarios[arm].interventions.empty()) continue;
        const SplitEffect& effect = data.split[arm][row];
        auto& cells = rows.emplace_back();
        cells = {data.description.scenarios[arm].name, estimate_cell(effect.whole, 1, 3, 1, true)};
        for (const Estimate& part : effect.parts) cells.push_back(estimate_cell(part, 1, 3, 1, true));
    }
    return markdown_table(std::move(rows));
}

}  // namespace

std::vector<std::string> split_section_notes(const ReportData&) { return split_notes(); }

std::string split_markdown(const ReportData& data) {
    std::string text = "## By which way effects come\n";
    if (data.split.empty()) return text + '\n' + std::string(not_split);
    for (std::size_t row = 0; row < path_table().size(); ++row)
        text += fmt::format("\n### {}\n\n{}", outcome_name(path_table()[row].key), effect_table(data, row));
    return text + '\n' + bullets(split_notes());
}

std::string split_csv(const ReportData& data) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,outcome,outcome_name,outcome_name_lo,path,path_name,path_name_"
        "lo,effect,"
        "effect_low,effect_high";
    text += csv_about_head;
    for (std::size_t arm = 0; arm < data.split.size(); ++arm)
        for (std::size_t row = 0; row < path_table().size(); ++row) {
            const std::string_view key = path_table()[row].key;
            const auto line = [&](std::string_view path, std::string_view name, std::string_view name_lo,
                                  const Estimate& effect) {
                text += csv_scenario(data, arm);
                text += fmt::format(",{},{},{},{},{},{}", key, csv_text(outcome_name(key)),
                                    csv_text(outcome_name_lo(key)), path, name, name_lo);
                text += csv_estimate(effect) + csv_about(data.comparison);
            };
            line("whole", "Effect", "ຜົນກະທົບທັງໝົດ", data.split[arm][row].whole);
            for (std::size_t path = 0; path < effect_paths; ++path)
                line(effect_path_names[path], name_of(static_cast<EffectPath>(path)),
                     name_lo_of(static_cast<EffectPath>(path)), data.split[arm][row].parts[path]);
        }
    return text;
}

}  // namespace savan::analysis
