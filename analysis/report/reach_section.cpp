#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

constexpr std::size_t top = risk_deciles - 1;
constexpr Rounding percent{.factor = 100, .digits = 3, .decimals = 1}, ratio{.digits = 3, .decimals = 2};

Table reach_table(const ReportData& data) {
    Table table{.id = "reach-table", .caption = both("reach.caption")};
    table.head = {both("summary.scenario"), both("reach.coverage"), both("reach.coverage_top"),
                  both("reach.ratio"),      both("reach.perfect"),  both("reach.reached_top"),
                  both("reach.missed_top")};
    for (const std::size_t scenario : scenario_order(data)) {
        const ArmReach& reach = data.reach[scenario];
        const Markup title = both_isolated(title_of(data.description.scenarios[scenario]));
        if (reach.years == 0) {
            const Markup none = text("–");
            table.rows.push_back({title, text("0 %"), text("0 %"), none, none, none, none});
            continue;
        }
        const bool is_hidden = reach.hidden[top];
        const Markup hidden = both("equity.hidden");
        table.rows.push_back({title, estimate_cell(reach.coverage, percent),
                              is_hidden ? hidden : estimate_cell(reach.by_decile[top], percent),
                              estimate_cell(reach.ratio, ratio), text(figure(reach.perfect_ratio, 2, 1)),
                              is_hidden ? hidden : text(figure(reach.reached_per_year[top], 3, 0)),
                              is_hidden ? hidden : text(figure(reach.missed_per_year[top], 3, 0))});
    }
    return table;
}

Table knowledge_table(const ReportData& data) {
    Table table{.id = "knowledge-table", .caption = both("reach.knowledge_caption")};
    table.head = {both("reach.knowledge_pair"), both("economics.extra_cost"), both("reach.ratio_change")};
    std::vector<std::size_t> effects;
    for (std::size_t effect = 0; effect < effect_table().size(); ++effect)
        table.head.push_back(both(
            "economics.averted", {{"outcome", words("outcome." + std::string(effect_table()[effect].key))}}));
    for (const KnowledgeValue& value : data.knowledge) {
        const auto title = [&](std::size_t scenario) {
            return title_of(data.description.scenarios[scenario]);
        };
        std::vector<Markup> row = {
            both_isolated(title(value.pair.with)) + text(" − ") + both_isolated(title(value.pair.without)) +
                element("span", {{"class", "name"}},
                        both(value.pair.kind == Knowledge::data ? "reach.knowledge_data"
                                                                : "reach.knowledge_oracle")),
            difference_cell(value.difference.extra_cost, {.digits = 3, .decimals = 0}, Worse::neither),
            difference_cell(value.reach_ratio, ratio, Worse::neither)};
        for (const Averted& averted : value.difference.effects)
            row.push_back(difference_cell(averted.cases, {}, Worse::less));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Markup reach_section(const ReportData& data) {
    Markup inner = element("h2", both("reach.heading")) + element("p", both("reach.lead")) + charts("reach") +
                   table(reach_table(data));
    if (!data.knowledge.empty())
        inner += element("h3", both("reach.knowledge_heading")) + element("p", both("reach.knowledge_lead")) +
                 table(knowledge_table(data));
    return section("reach", inner);
}

}  // namespace savan::analysis
