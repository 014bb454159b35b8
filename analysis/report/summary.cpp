#include "analysis/report/summary.hpp"

#include <cmath>

#include "analysis/report/interval.hpp"
#include "analysis/report/phrases.hpp"

namespace savan::analysis {

namespace {

/// Harms that the first screen shows in full, and what they may cost families.
constexpr std::string_view main_harms[] = {"unsafe_departures", "exploited"};
constexpr std::string_view spoken[] = {"unsafe_departures", "exploited", "dropouts", "remittances"};

Words outcome_words(std::string_view key) { return words("outcome." + std::string(key)); }

/// The baseline first, then the others in the order of the file.
std::vector<std::size_t> order_of(const Comparison& comparison) {
    std::vector<std::size_t> order{comparison.baseline};
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm)
        if (arm != comparison.baseline) order.push_back(arm);
    return order;
}

struct Column {
    std::size_t outcome;
    Worse worse;
    Shown unit;
    Scale scale;
};

Column column_of(std::string_view key, const Comparison& comparison) {
    const std::size_t outcome = outcome_index(key);
    const OutcomeRow& row = outcome_table()[outcome];
    Column column{outcome, row.worse, shown(row.unit), {}};
    for (const auto& arm : comparison.arms) {
        column.scale.include(arm.outcomes[outcome].low);
        column.scale.include(arm.outcomes[outcome].high);
    }
    return column;
}

Markup band_text(double low, double high, int digits, int decimals) {
    return text("[" + figure(low, digits, decimals) + ", " + figure(high, digits, decimals) + "]");
}

Markup change_cell(const Compared& change, const Column& column) {
    if (change.pairs == 0) return text("–");
    const Tone tone = tone_of(change.low, change.high, column.worse);
    const double factor = column.unit.factor;
    return element("span", text(signed_figure(change.difference * factor, 3, column.unit.decimals) + " ") +
                               element("span", {{"class", "band"}},
                                       band_text(change.low * factor, change.high * factor, 3,
                                                 column.unit.decimals))) +
           interval(change.low, change.difference, change.high, column.scale, tone);
}

/// The column's heading once more within the cell, for screens where the row is a card.
Markup under_heading(const Markup& heading, const Markup& cell) {
    return element("span", {{"class", "heading"}, {"aria-hidden", "true"}}, heading) + element("span", cell);
}

Markup scenario_heading(const Comparison::Arm& arm, const Words& title, bool is_baseline) {
    Markup name = isolated(arm.name);
    if (is_baseline) name += text(" · ") + both("summary.baseline");
    return both_isolated(title) + element("span", {{"class", "name"}}, name);
}

}  // namespace

Markup summary_table(const Comparison& comparison, const std::vector<Words>& titles) {
    std::vector<Column> columns;
    for (const std::string_view key : main_harms) columns.push_back(column_of(key, comparison));
    const Column money = column_of("remittances", comparison);
    const std::size_t cost = outcome_index("cost");

    std::vector<Markup> head{both("summary.scenario")};
    for (const std::string_view key : main_harms) {
        head.push_back(both("summary.total", {{"outcome", outcome_words(key)}}));
        head.push_back(both("summary.change", {{"outcome", outcome_words(key)}}));
        head.push_back(both("summary.chance_of_harm", {{"outcome", outcome_words(key)}}));
    }
    head.push_back(both("summary.money_home"));
    head.push_back(both("summary.cost"));

    Table summary{.id = "scenarios",
                  .caption = both("summary.caption", {{"baseline", titles[comparison.baseline]}}),
                  .head = head,
                  .rows = {},
                  .style = "cards"};
    for (const std::size_t position : order_of(comparison)) {
        const Comparison::Arm& arm = comparison.arms[position];
        const bool is_baseline = position == comparison.baseline;
        std::vector<Markup> row{scenario_heading(arm, titles[position], is_baseline)};
        const auto add = [&](const Markup& cell) { row.push_back(under_heading(head[row.size()], cell)); };
        for (const Column& column : columns) {
            const Compared& outcome = arm.outcomes[column.outcome];
            add(text(figure(outcome.level, 4, 1)));
            add(is_baseline ? text("–") : change_cell(outcome, column));
            add(text(is_baseline ? "–" : simulations_in_short(outcome.share_worse, outcome.pairs)));
        }
        add(is_baseline ? text("–") : change_cell(arm.outcomes[money.outcome], money));
        add(text(figure(arm.outcomes[cost].level, 3, 0)));
        summary.rows.push_back(std::move(row));
        summary.row_styles.emplace_back(is_baseline ? "baseline" : "");
    }
    return table(summary);
}

Markup summary_in_words(const Comparison& comparison, const std::vector<Words>& titles) {
    const Comparison::Arm& baseline = comparison.arms[comparison.baseline];
    Markup list;
    for (const std::size_t position : order_of(comparison)) {
        if (position == comparison.baseline) continue;
        const Comparison::Arm& arm = comparison.arms[position];
        Markup item = element("strong", both_isolated(titles[position]));
        for (const std::string_view key : spoken) {
            const std::size_t outcome = outcome_index(key);
            const Words sentence =
                change_sentence(outcome_words(key), arm.outcomes[outcome], baseline.outcomes[outcome].level,
                                outcome_table()[outcome].worse);
            if (!sentence.en.empty()) item += both(sentence) + Markup::verbatim("<br>");
        }
        const double cost = arm.outcomes[outcome_index("cost")].level;
        item += cost > 0 ? both("say.cost", {{"cost", same(figure(cost, 2, 0))}}) : both("say.no_cost");
        const double reach = arm.outcomes[outcome_index("reach_ratio")].level;
        if (!std::isnan(reach)) item += text(" ") + both("say.reach", {{"n", same(figure(reach * 10, 2, 0))}});
        list += element("li", item);
    }
    return element("h3", both("summary.in_words")) +
           element("p", {{"class", "quiet"}}, both("summary.in_words_lead", {{"baseline", titles[comparison.baseline]}})) +
           element("ul", {{"class", "scenario-words"}}, list);
}

Markup every_outcome(const Comparison& comparison, const std::vector<Words>& titles) {
    const Comparison::Arm& baseline = comparison.arms[comparison.baseline];
    Markup boxes;
    for (const std::size_t position : order_of(comparison)) {
        if (position == comparison.baseline && comparison.arms.size() > 1) continue;
        const Comparison::Arm& arm = comparison.arms[position];
        const Words title = words("summary.every_outcome", {{"scenario", titles[position]}});
        Table outcomes{.id = "outcomes-" + std::to_string(position), .caption = both(title), .rows = {}};
        outcomes.head = {both("summary.outcome"),    both("summary.unit"), both_isolated(titles[comparison.baseline]),
                         both_isolated(titles[position]), both("summary.difference"), both("summary.band"),
                         both("summary.worse_in")};
        const auto rows = outcome_table();
        for (std::size_t index = 0; index < rows.size(); ++index) {
            const Shown unit = shown(rows[index].unit);
            const Compared& outcome = arm.outcomes[index];
            const bool has_pairs = outcome.pairs > 0;
            outcomes.rows.push_back(
                {both(outcome_words(rows[index].key)), both(unit.unit),
                 text(figure(baseline.outcomes[index].level * unit.factor, 4, unit.decimals)),
                 text(figure(outcome.level * unit.factor, 4, unit.decimals)),
                 text(signed_figure(outcome.difference * unit.factor, 4, unit.decimals)),
                 has_pairs ? band_text(outcome.low * unit.factor, outcome.high * unit.factor, 4, unit.decimals)
                           : text("–"),
                 rows[index].worse == Worse::neither
                     ? both("summary.no_direction")
                     : text(simulations_in_short(outcome.share_worse, outcome.pairs))});
        }
        boxes += details(both(title), table(outcomes));
    }
    return boxes;
}

}  // namespace savan::analysis
