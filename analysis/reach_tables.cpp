#include <fmt/format.h>

#include "analysis/axis_names.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::string& name_of(const ReportData& data, std::size_t scenario) {
    return data.description.scenarios[scenario].name;
}

std::string coverage_table(const ReportData& data) {
    Rows rows{{"Scenario", "Years", "All, %"}};
    for (std::size_t decile = 0; decile < risk_deciles; ++decile)
        rows[0].push_back(group_name(Axis::risk_decile, decile, {}));
    rows[0].emplace_back("Reach ratio");
    for (std::size_t arm = 0; arm < data.reach.size(); ++arm) {
        const ArmReach& reach = data.reach[arm];
        if (reach.years == 0) continue;
        const auto percent = [](const Estimate& share) { return number(share.mean * 100, 3, 2); };
        auto& row = rows.emplace_back();
        row = {name_of(data, arm), number(reach.years, 3, 1), percent(reach.coverage)};
        for (std::size_t decile = 0; decile < risk_deciles; ++decile)
            row.push_back(reach.hidden[decile] ? "hidden" : percent(reach.by_decile[decile]));
        row.push_back(estimate_cell(reach.ratio, 1, 3, 2));
    }
    return rows.size() == 1 ? "Nobody was reached in any scenario.\n" : markdown_table(std::move(rows));
}

std::string knowledge_list(const ReportData& data) {
    if (data.knowledge.empty())
        return "No two scenarios of the file differ only in a data system, surveys or lists by true risk, so "
               "nothing can be said of what it is worth to know who is at risk.\n";
    std::string text;
    for (const KnowledgeValue& value : data.knowledge) {
        const bool is_data = value.pair.kind == Knowledge::data;
        Rows rows{{"Outcome", "Averted", "Added in", "In words"}};
        for (std::size_t effect = 0; effect < effect_table().size(); ++effect) {
            const Averted& averted = value.difference.effects[effect];
            rows.push_back({std::string(outcome_name(effect_table()[effect].key)),
                            estimate_cell(averted.cases, 1, 3, 2), percent_cell(averted.chance_of_harm),
                            sentence(averted, effect_table()[effect])});
        }
        text += fmt::format(
            "{}{} against {}: {}; extra cost {} US$, reach ratio {}.\n\n{}", text.empty() ? "" : "\n",
            name_of(data, value.pair.with), name_of(data, value.pair.without),
            is_data ? "a data system or surveys more" : "lists by true risk",
            estimate_cell(value.difference.extra_cost, 1, 3, 0),
            estimate_cell(value.reach_ratio, 1, 3, 2, true), markdown_table(std::move(rows), "lrrl"));
    }
    return text;
}

}  // namespace

std::vector<std::string> reach_notes(const ReportData&) {
    return {
        "Each January the youth of 12-39 at home are put into tenths by the risk of leaving unsafely that "
        "they "
        "run without any programme. Coverage is the part of a tenth that was given at least one dose that "
        "year, itself or in its village, over the years in which the programme reached anybody.",
        "Reach ratio: coverage of the tenth at highest risk over coverage of all. 1 is what a lottery would "
        "give; below 1 the programme reached the safer ones.",
        "What it is worth to know who is at risk is shown by pairs of scenarios that differ in nothing else: "
        "all "
        "consequences count, the hours and money taken from other work too, and money and cases are "
        "discounted. Lists by true risk cannot be had; they mark what a perfect list would bring at most.",
        "Tenths in which fewer than five people were reached are hidden, and the next smallest where the "
        "total "
        "would give such a one away."};
}

std::string reach_markdown(const ReportData& data) {
    return fmt::format(
        "## Reach by baseline risk\n\nCoverage in %, by tenth of baseline risk.\n\n{}\n"
        "### What it is worth to know who is at risk\n\n{}\n{}",
        coverage_table(data), knowledge_list(data), bullets(reach_notes(data)));
}

std::string reach_csv(const ReportData& data) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,risk_decile,hidden,coverage,coverage_low,coverage_high,"
        "reached_per_year,missed_per_year,years,coverage_of_all,coverage_of_all_low,coverage_of_all_high,"
        "reach_ratio,reach_ratio_low,reach_ratio_high,perfect_reach_ratio";
    text += csv_about_head;
    for (std::size_t arm = 0; arm < data.reach.size(); ++arm) {
        const ArmReach& reach = data.reach[arm];
        for (std::size_t decile = 0; decile < risk_deciles && reach.years > 0; ++decile) {
            text += csv_scenario(data, arm);
            text += fmt::format(",{},{}", decile + 1, static_cast<bool>(reach.hidden[decile]));
            text += csv_estimate(reach.by_decile[decile]);
            text += fmt::format(",{},{},{}", plain_number(reach.reached_per_year[decile]),
                                plain_number(reach.missed_per_year[decile]), plain_number(reach.years));
            text += csv_estimate(reach.coverage) + csv_estimate(reach.ratio);
            text += ',' + plain_number(reach.perfect_ratio) + csv_about(data.comparison);
        }
    }
    return text;
}

}  // namespace savan::analysis
