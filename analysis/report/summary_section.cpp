#include <cmath>

#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

/// Harms that the first screen shows in full, and what they may cost families.
constexpr std::string_view main_harms[] = {"unsafe_departures", "exploited"};
constexpr std::string_view spoken[] = {"unsafe_departures", "exploited", "dropouts", "remittances"};

Words outcome_words(std::string_view key) { return words("outcome." + std::string(key)); }

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

Estimate estimate_of(const Compared& change) {
    return {change.pairs > 0 ? change.difference : std::nan(""), change.low, change.high};
}

Rounding rounding_of(const Shown& unit, int digits) { return {unit.factor, digits, unit.decimals}; }

Markup change_cell(const Compared& change, const Column& column) {
    const Tone tone = tone_of(change.low, change.high, column.worse);
    return element("span", difference_cell(estimate_of(change), rounding_of(column.unit, 3), column.worse)) +
           interval(change.low, change.difference, change.high, column.scale, tone);
}

Markup nothing() { return element("span", {{"class", "nothing"}}, text("–")); }

/// The column's heading once more within the cell, for screens where the row is a card.
Markup under_heading(const Markup& heading, const Markup& cell) {
    return element("span", {{"class", "heading"}, {"aria-hidden", "true"}}, heading) + cell;
}

Markup scenario_heading(const output::ScenarioInfo& scenario, bool is_baseline) {
    Markup name = isolated(scenario.name);
    if (is_baseline) name += text(" · ") + both("summary.baseline");
    return both_isolated(title_of(scenario)) + element("span", {{"class", "name"}}, name);
}

Markup summary_table(const ReportData& data) {
    const Comparison& comparison = data.comparison;
    std::vector<Column> columns;
    for (const std::string_view key : main_harms) columns.push_back(column_of(key, comparison));
    const Column money = column_of("remittances", comparison);
    const std::size_t cost = outcome_index("cost");

    Table summary{.id = "scenarios", .style = "cards"};
    summary.caption =
        both("summary.caption",
             {{"baseline", in_sentence(title_of(data.description.scenarios[comparison.baseline]))}});
    summary.head = {both("summary.scenario")};
    summary.groups = {{Markup{}, 1}};
    std::vector<Markup> card_headings = {{}};
    for (const std::string_view key : main_harms) {
        const Words outcome = outcome_words(key);
        summary.groups.emplace_back(both(outcome), 3);
        for (const std::string_view column : {"total", "change", "worse_in"}) {
            summary.head.push_back(both("summary." + std::string(column)));
            card_headings.push_back(both("summary.card_" + std::string(column), {{"outcome", outcome}}));
        }
    }
    summary.groups.emplace_back(Markup{}, 2);
    for (const char* key : {"summary.money_home", "summary.cost"}) {
        summary.head.push_back(both(key));
        card_headings.push_back(both(key));
    }
    for (const std::size_t position : scenario_order(data)) {
        const Comparison::Arm& arm = comparison.arms[position];
        const bool is_baseline = position == comparison.baseline;
        std::vector<Markup> row{scenario_heading(data.description.scenarios[position], is_baseline)};
        const auto add = [&](const Markup& cell) {
            row.push_back(under_heading(card_headings[row.size()], cell));
        };
        for (const Column& column : columns) {
            const Compared& outcome = arm.outcomes[column.outcome];
            add(text(figure(outcome.level, 4, 1)));
            add(is_baseline ? nothing() : change_cell(outcome, column));
            add(is_baseline ? nothing() : text(simulations_in_short(outcome.share_worse, outcome.pairs)));
        }
        add(is_baseline ? nothing() : change_cell(arm.outcomes[money.outcome], money));
        add(text(figure(arm.outcomes[cost].level, 3, 0)));
        summary.rows.push_back(std::move(row));
        summary.row_styles.emplace_back(is_baseline ? "baseline" : "");
    }
    return table(summary);
}

Markup in_words(const ReportData& data) {
    const Comparison& comparison = data.comparison;
    const Comparison::Arm& baseline = comparison.arms[comparison.baseline];
    Markup list;
    for (const std::size_t position : scenario_order(data)) {
        if (position == comparison.baseline) continue;
        const Comparison::Arm& arm = comparison.arms[position];
        Markup item = element("strong", both_isolated(title_of(data.description.scenarios[position])));
        for (const std::string_view key : spoken) {
            const std::size_t index = outcome_index(key);
            const OutcomeRow& outcome = outcome_table()[index];
            const Compared& change = arm.outcomes[index];
            const Words sentence = change_sentence(outcome, change, baseline.outcomes[index].level);
            if (sentence.en.empty()) continue;
            const bool is_harm = tone_of(change.low, change.high, outcome.worse) == Tone::worse;
            const Markup harm = both(harm_sentence(outcome, change));
            item += element(
                "span", {{"class", "sentence"}},
                both(sentence) + text(" ") + (is_harm ? element("b", {{"class", "worse"}}, harm) : harm));
        }
        const double cost = arm.outcomes[outcome_index("cost")].level;
        item += cost > 0 ? both("say.cost", {{"cost", same(figure(cost, 2, 0))}}) : both("say.no_cost");
        const double reach = arm.outcomes[outcome_index("reach_ratio")].level;
        if (!std::isnan(reach))
            item += text(" ") + both("say.reach", {{"n", same(figure(reach * 10, 2, 0))}});
        list += element("li", item);
    }
    const Words title = title_of(data.description.scenarios[comparison.baseline]);
    Fill fill = ensemble_counts(comparison);
    fill.emplace_back("baseline", in_sentence(title));
    const char* lead = comparison.crossing.any()          ? "summary.in_words_lead_ensemble"
                       : comparison.drawn_parameters == 0 ? "summary.in_words_lead"
                                                          : "summary.in_words_lead_drawn";
    return element("h3", both("summary.in_words")) + element("p", {{"class", "quiet"}}, both(lead, fill)) +
           element("ul", {{"class", "scenario-words"}}, list);
}

Table outcomes_of(const ReportData& data, std::size_t position, const Words& caption) {
    const Comparison& comparison = data.comparison;
    const auto title = [&](std::size_t scenario) {
        return both_isolated(title_of(data.description.scenarios[scenario]));
    };
    Table outcomes{.id = "outcomes-" + std::to_string(position), .caption = both(caption)};
    outcomes.head = {both("summary.outcome"), both("summary.unit"),       title(comparison.baseline),
                     title(position),         both("summary.difference"), both("summary.worse_in")};
    for (std::size_t index = 0; index < outcome_table().size(); ++index) {
        const OutcomeRow& row = outcome_table()[index];
        const Rounding rounding = rounding_of(shown(row.unit), 4);
        const Compared& outcome = comparison.arms[position].outcomes[index];
        const auto level = [&](std::size_t arm) {
            return text(
                figure(comparison.arms[arm].outcomes[index].level * rounding.factor, 4, rounding.decimals));
        };
        outcomes.rows.push_back(
            {both(outcome_words(row.key)), both(shown(row.unit).unit), level(comparison.baseline),
             level(position), difference_cell(estimate_of(outcome), rounding, row.worse),
             row.worse == Worse::neither ? both("summary.no_direction")
                                         : text(simulations_in_short(outcome.share_worse, outcome.pairs))});
    }
    return outcomes;
}

Markup every_outcome(const ReportData& data) {
    Markup boxes;
    for (const std::size_t position : scenario_order(data)) {
        if (position == data.comparison.baseline && data.comparison.arms.size() > 1) continue;
        const Words title =
            words("summary.every_outcome",
                  {{"scenario", in_sentence(title_of(data.description.scenarios[position]))}});
        boxes += details(both(title), table(outcomes_of(data, position, title)));
    }
    return boxes;
}

}  // namespace

Markup summary_section(const ReportData& data) {
    Markup inner = element("h2", both("summary.heading"));
    if (data.comparison.arms.size() == 1)
        inner += element("p", {{"class", "note"}}, both("page.one_scenario"));
    inner += summary_table(data) + element("p", {{"class", "quiet"}}, both("summary.reading"));
    if (data.comparison.arms.size() > 1) inner += in_words(data);
    return section("summary", inner + spread_part(data) + every_outcome(data));
}

}  // namespace savan::analysis
