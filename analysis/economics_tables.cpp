#include <fmt/format.h>

#include "analysis/month_names.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::string& name_of(const ReportData& data, std::size_t scenario) {
    return data.description.scenarios[scenario].name;
}

std::string money_table(const ReportData& data) {
    Rows rows{{"Scenario", "Cost, 1000 US$", "Remitted, 1000 US$", "Income at home, 1000 US$"}};
    for (std::size_t arm = 0; arm < data.economics.arms.size(); ++arm) {
        if (arm == data.economics.baseline) continue;
        const ArmEconomics& money = data.economics.arms[arm];
        const auto thousands = [](const Estimate& usd, bool sign) {
            return estimate_cell(usd, 1e-3, 3, 1, sign);
        };
        rows.push_back({name_of(data, arm), thousands(money.extra_cost, false),
                        thousands(money.remittances, true), thousands(money.income, true)});
    }
    return markdown_table(std::move(rows));
}

std::string standing_cell(const ReportData& data, const Decision& decision, std::size_t arm) {
    const FrontierPlace& place = decision.places[arm];
    const std::string& other = name_of(data, place.next_to);
    switch (place.standing) {
        case Standing::dominated:
            return "dominated by " + other;
        case Standing::extended_dominated:
            return "dominated by a mixture with " + other;
        case Standing::efficient:
            break;
    }
    if (place.next_to == arm) return "efficient, the cheapest";
    if (!decision.ratio_is_clear[arm]) return fmt::format("efficient; step from {} not clear", other);
    return fmt::format("efficient: {} US$ a case more than {}", number(place.ratio, 3, 0), other);
}

std::string effect_table_of(const ReportData& data, std::size_t effect) {
    const EffectRow& row = effect_table()[effect];
    Rows rows{{"Scenario", "Averted", "Added in", "In words", "Standing"}};
    for (std::size_t arm = 0; arm < data.economics.arms.size(); ++arm) {
        const Averted& averted = data.economics.arms[arm].effects[effect];
        const bool is_baseline = arm == data.economics.baseline;
        rows.push_back({name_of(data, arm), is_baseline ? "–" : estimate_cell(averted.cases, 1, 3, 2),
                        is_baseline ? "–" : percent_cell(averted.chance_of_harm), sentence(averted, row),
                        standing_cell(data, data.economics.decisions[effect], arm)});
    }
    return markdown_table(std::move(rows), "lrrll");
}

/// A few prices, from nothing to the end of the curve.
std::string price_table(const ReportData& data, std::size_t effect) {
    constexpr std::size_t step = 8;
    Rows rows{{"US$ a case", "Best on average", "Best in", "Perfect information, US$"}};
    const auto& curve = data.economics.decisions[effect].curve;
    for (std::size_t point = 0; point < curve.size(); point += step)
        rows.push_back({number(curve[point].willingness, 6, 0), name_of(data, curve[point].best),
                        percent_cell(curve[point].share[curve[point].best]),
                        number(curve[point].evpi, 3, 0)});
    return markdown_table(std::move(rows), "rlrr");
}

}  // namespace

std::vector<std::string> economics_notes(const ReportData& data) {
    return {
        fmt::format("Cost is the whole ledger of a scenario less that of the baseline. Money and cases are "
                    "discounted alike at {:g} % a year to {}.",
                    data.economics.discount_rate * 100, month_name(data.comparison.period.first)),
        "Where a band of cases averted crosses zero no cost per case is given: such a ratio would look like "
        "a "
        "finding. \"Added in\" is the part of the replicates with more cases than the baseline.",
        "Averting a case often means that somebody who would have gone did not: what they would have sent "
        "home "
        "is lost. Income at home contains the remittances that arrive, so the two columns do not add up.",
        "Standing compares means: dominated means that another scenario averts as much for no more money, or "
        "a "
        "mixture of two does. A step between neighbours is priced only if it is clear in itself.",
        data.comparison.crossing.any()
            ? fmt::format(
                  "\"Best in\" and perfect information are over chance and over {} calibrated parameters "
                  "of the ensemble. The value of perfect information is the most that any study could be "
                  "worth to these two districts; what part of it chance takes no study can give.",
                  data.comparison.ensemble_parameters.size())
        : data.comparison.drawn_parameters > 0
            ? fmt::format("\"Best in\" and perfect information are over chance and over {} parameters and effects that "
                          "each replicate draws anew. The value of perfect information is the most that any "
                          "study could be worth to these two districts.",
                          data.comparison.drawn_parameters)
            : std::string("\"Best in\" and perfect information are over chance alone: no parameter is drawn "
                          "in these scenarios. No study can foretell chance, so this value of perfect "
                          "information is not what research would be worth.")};
}

std::string economics_markdown(const ReportData& data) {
    std::string text = fmt::format("## Economics, against {}\n\n{}", name_of(data, data.economics.baseline),
                                   money_table(data));
    for (std::size_t effect = 0; effect < effect_table().size(); ++effect)
        text += fmt::format("\n### {}\n\n{}\n{}", outcome_name(effect_table()[effect].key),
                            effect_table_of(data, effect), price_table(data, effect));
    return text + '\n' + bullets(economics_notes(data));
}

std::string economics_csv(const ReportData& data) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,outcome,outcome_name,outcome_name_lo,cost,cost_low,cost_high,"
        "extra_cost,extra_cost_low,extra_cost_high,remittances,remittances_low,remittances_high,income,"
        "income_low,income_high,averted,averted_low,averted_high,chance_of_harm,verdict,usd_per_case,"
        "usd_per_case_low,usd_per_case_high,averted_per_1000_usd,averted_per_1000_usd_low,"
        "averted_per_1000_usd_high,standing,next_to,frontier_usd_per_case,in_words,discount_rate";
    text += csv_about_head;
    for (std::size_t arm = 0; arm < data.economics.arms.size(); ++arm)
        for (std::size_t effect = 0; effect < effect_table().size(); ++effect) {
            const ArmEconomics& money = data.economics.arms[arm];
            const Averted& averted = money.effects[effect];
            const Decision& decision = data.economics.decisions[effect];
            const FrontierPlace& place = decision.places[arm];
            const std::string_view key = effect_table()[effect].key;
            text += csv_scenario(data, arm);
            text +=
                fmt::format(",{},{},{}", key, csv_text(outcome_name(key)), csv_text(outcome_name_lo(key)));
            for (const Estimate& usd : {money.cost, money.extra_cost, money.remittances, money.income})
                text += csv_estimate(usd);
            text += csv_estimate(averted.cases);
            text += fmt::format(",{},{}", plain_number(averted.chance_of_harm), name_of(averted.verdict));
            text += csv_estimate(averted.usd_per_case) + csv_estimate(averted.per_1000_usd);
            text += fmt::format(",{},{},{},{},{}", name_of(place.standing),
                                csv_text(name_of(data, place.next_to)),
                                decision.ratio_is_clear[arm] ? plain_number(place.ratio) : "",
                                csv_text(sentence(averted, effect_table()[effect])),
                                plain_number(data.economics.discount_rate));
            text += csv_about(data.comparison);
        }
    return text;
}

}  // namespace savan::analysis
