#include <cmath>

#include "analysis/axis_names.hpp"
#include "analysis/ledger_names.hpp"
#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

/// The event whose ledger stands open; those of the others are in closed boxes.
constexpr LifeEvent main_event = LifeEvent::unsafe_departure;
constexpr LifeEvent other_events[] = {LifeEvent::exploitation, LifeEvent::trafficking, LifeEvent::departure};
constexpr Change shown_changes[] = {Change::averted, Change::delayed, Change::hastened, Change::diverted,
                                    Change::induced};
constexpr double of_people = 10000;

Words event_words(LifeEvent event) {
    return words("event." + std::string(life_event_names[static_cast<std::size_t>(event)]));
}

Words change_words(Change change) {
    return words("change." + std::string(change_names[static_cast<std::size_t>(change)]));
}

const EventLedger& ledger_of(const ReportData& data, std::size_t scenario, LifeEvent event) {
    return data.ledger.arms[scenario].events[static_cast<std::size_t>(event)];
}

Words ledger_baseline(const ReportData& data) {
    for (const output::ScenarioInfo& scenario : data.description.scenarios)
        if (scenario.name == data.ledger.baseline) return in_sentence(title_of(scenario));
    return words("lives.no_programme");
}

/// Scenarios whose lives differ from those that the ledger pairs them with.
std::vector<std::size_t> paired_scenarios(const ReportData& data) {
    std::vector<std::size_t> others;
    for (const std::size_t scenario : scenario_order(data))
        if (!data.description.scenarios[scenario].interventions.empty()) others.push_back(scenario);
    return others;
}

/// Of 10 000 people who have the event in the baseline: what becomes of it.
Table changes_table(const ReportData& data, LifeEvent event) {
    Table table{.id = "lives-" + std::string(life_event_names[static_cast<std::size_t>(event)])};
    table.caption =
        both("lives.caption", {{"event", event_words(event)}, {"baseline", ledger_baseline(data)}});
    table.head = {both("summary.scenario"), both("lives.in_baseline")};
    for (const Change change : shown_changes) table.head.push_back(both(change_words(change)));
    table.head.push_back(both("summary.worse_in"));
    for (const std::size_t scenario : paired_scenarios(data)) {
        const EventLedger& ledger = ledger_of(data, scenario, event);
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario])),
                                   text(figure(ledger.baseline.mean, 4, 0))};
        const Rounding rounding{.factor = of_people / ledger.baseline.mean, .digits = 3, .decimals = 0};
        for (const Change change : shown_changes)
            row.push_back(ledger.baseline.mean > 0
                              ? estimate_cell(ledger.people[static_cast<std::size_t>(change)], rounding)
                              : text("–"));
        row.push_back(text(simulations_in_short(ledger.chance_of_harm, data.comparison.replicates)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string range_text(const Interval& interval) {
    return "[" + figure(interval.low, 3, 0) + ", " + figure(interval.high, 3, 0) + "]";
}

/// The same people under other couplings of the two worlds.
Table coupling_table(const ReportData& data) {
    Table table{.id = "lives-couplings"};
    table.caption = both("lives.couplings_caption", {{"event", event_words(main_event)}});
    table.groups = {{Markup{}, 1}, {both("lives.spared"), 3}, {both("lives.induced"), 3}};
    table.head = {both("summary.scenario")};
    for (int side = 0; side < 2; ++side)
        for (const char* key : {"lives.same_luck", "lives.luck_anew", "lives.any_coupling"})
            table.head.push_back(both(key));
    for (const std::size_t scenario : paired_scenarios(data)) {
        const EventLedger& ledger = ledger_of(data, scenario, main_event);
        const auto mean = [](const Estimate& estimate) { return text(figure(estimate.mean, 3, 1)); };
        table.rows.push_back({both_isolated(title_of(data.description.scenarios[scenario])),
                              mean(ledger.spared), mean(ledger.spared_anew),
                              text(range_text(ledger.spared_bounds)), mean(ledger.induced),
                              mean(ledger.induced_anew), text(range_text(ledger.induced_bounds))});
    }
    return table;
}

/// People spared and people for whom it is induced, group by group.
Table groups_table(const ReportData& data, Axis axis) {
    const auto axis_at = static_cast<std::size_t>(axis);
    const auto event = static_cast<std::size_t>(main_event);
    constexpr auto averted = static_cast<std::size_t>(Change::averted),
                   induced = static_cast<std::size_t>(Change::induced);
    const Words axis_name = words("chart.axis." + std::string(key_of(axis)));
    Table table{.id = "lives-by-" + std::string(key_of(axis)), .head = {both("summary.scenario")}};
    table.caption = both("lives.groups_caption", {{"event", event_words(main_event)}, {"axis", axis_name}});
    const std::size_t groups = data.ledger.arms.front().by_axis[axis_at].size();
    for (std::size_t group = 0; group < groups; ++group)
        table.head.push_back(
            both_isolated({ledger_group_name(axis, group, data.description.districts),
                           ledger_group_name_lo(axis, group, data.description.districts_lo)}));
    for (const std::size_t scenario : paired_scenarios(data)) {
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario]))};
        for (std::size_t group = 0; group < groups; ++group) {
            const LedgerCell& cell = data.ledger.arms[scenario].by_axis[axis_at][group][event];
            const auto count = [&](std::size_t change) {
                return cell.hidden[change] ? both("equity.hidden")
                                           : text(figure(cell.people[change].mean, 3, 1));
            };
            row.push_back(count(averted) + text(" / ") + count(induced));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table split_table(const ReportData& data, std::size_t outcome) {
    const PathRow& row_of = path_table()[outcome];
    const OutcomeRow& what = outcome_table()[outcome_index(row_of.key)];
    const Shown unit = shown(what.unit);
    const Rounding rounding{.factor = unit.factor, .digits = 3, .decimals = unit.decimals};
    Table table{.id = "split-" + std::string(row_of.key)};
    table.caption = both("lives.split_caption", {{"outcome", words("outcome." + std::string(row_of.key))}});
    table.head = {both("summary.scenario"), both("lives.split_whole")};
    for (const std::string_view path : effect_path_names)
        table.head.push_back(both("path." + std::string(path)));
    for (const std::size_t scenario : paired_scenarios(data)) {
        const SplitEffect& split = data.split[scenario][outcome];
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario])),
                                   difference_cell(split.whole, rounding, what.worse)};
        for (const Estimate& part : split.parts) row.push_back(difference_cell(part, rounding, what.worse));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table partings_table(const ReportData& data) {
    Table table{.id = "partings", .caption = both("lives.partings_caption")};
    table.head = {both("summary.scenario"), both("lives.partings_people")};
    std::vector<std::size_t> steps;  // at which any life parts in any scenario
    for (std::size_t step = 0; step < month_steps; ++step)
        for (const ArmPartings& arm : data.partings)
            if (arm.by_step[step].mean > 0) {
                steps.push_back(step);
                break;
            }
    for (const std::size_t step : steps) table.head.push_back(both("step." + std::string(step_names[step])));
    for (const std::size_t scenario : paired_scenarios(data)) {
        const ArmPartings& arm = data.partings[scenario];
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario])),
                                   estimate_cell(arm.people, {.digits = 3, .decimals = 0})};
        for (const std::size_t step : steps) row.push_back(text(figure(arm.by_step[step].mean, 3, 1)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// "Of every 10 000 people who .., 8 are spared .."
Markup in_words(const ReportData& data) {
    Markup list;
    for (const std::size_t scenario : paired_scenarios(data)) {
        const EventLedger& ledger = ledger_of(data, scenario, main_event);
        if (!(ledger.baseline.mean > 0)) continue;
        Fill fill = {{"event", event_words(main_event)}};
        for (const Change change : shown_changes) {
            const auto at = static_cast<std::size_t>(change);
            fill.emplace_back(change_names[at], same(natural_frequency(ledger.people[at].mean /
                                                                       ledger.baseline.mean * of_people)));
        }
        list +=
            element("li", element("strong", both_isolated(title_of(data.description.scenarios[scenario]))) +
                              both("lives.sentence", fill));
    }
    return element("ul", {{"class", "scenario-words"}}, list);
}

}  // namespace

Markup lives_section(const ReportData& data) {
    if (paired_scenarios(data).empty()) return {};
    Markup inner = element("h2", both("lives.heading")) +
                   element("p", both("lives.lead", {{"baseline", ledger_baseline(data)}})) + in_words(data) +
                   element("p", {{"class", "note"}}, both("lives.coupling")) + table(coupling_table(data)) +
                   table(changes_table(data, main_event));
    for (const LifeEvent event : other_events)
        inner +=
            details(both("lives.box", {{"event", event_words(event)}}), table(changes_table(data, event)));
    for (const Axis axis : {Axis::district, Axis::sex, Axis::age_group, Axis::risk_decile}) {
        const Words axis_name = words("chart.axis." + std::string(key_of(axis)));
        inner += details(both("lives.groups_box", {{"event", event_words(main_event)}, {"axis", axis_name}}),
                         table(groups_table(data, axis)));
    }
    if (!data.split.empty()) {
        inner += element("h3", both("lives.split_heading")) + element("p", both("lives.split_lead"));
        for (std::size_t outcome = 0; outcome < path_table().size(); ++outcome)
            inner += details(both("lives.split_caption",
                                  {{"outcome", words("outcome." + std::string(path_table()[outcome].key))}}),
                             table(split_table(data, outcome)));
    }
    if (!data.partings.empty())
        inner += element("h3", both("lives.partings_heading")) + element("p", both("lives.partings_lead")) +
                 table(partings_table(data));
    return section("lives", inner);
}

}  // namespace savan::analysis
