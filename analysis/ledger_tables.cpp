#include <fmt/format.h>

#include "analysis/axis_names.hpp"
#include "analysis/ledger_names.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr Change shown_changes[] = {Change::averted, Change::diverted, Change::delayed, Change::hastened,
                                    Change::induced};
constexpr Axis axes[] = {Axis::sex, Axis::age_group, Axis::district, Axis::risk_decile};

std::string people(const Estimate& estimate) { return estimate_cell(estimate, 1, 3, 1); }
std::string level(double value) { return number(value, 5, 1); }
std::string interval(const Interval& bounds) {
    return fmt::format("{} to {}", number(bounds.low, 3, 1), number(bounds.high, 5, 0));
}

/// The scenarios that are not the baseline itself.
std::vector<std::size_t> shown_arms(const ReportData& data) {
    std::vector<std::size_t> arms;
    for (std::size_t arm = 0; arm < data.ledger.arms.size(); ++arm) {
        const output::ScenarioInfo& info = data.description.scenarios[arm];
        const bool is_baseline =
            data.ledger.baseline.empty() ? info.interventions.empty() : info.name == data.ledger.baseline;
        if (!is_baseline) arms.push_back(arm);
    }
    return arms;
}

std::string event_table(const ReportData& data, LifeEvent event) {
    Rows rows{{"Scenario", "In baseline", "In scenario"}};
    for (const Change change : shown_changes) rows[0].emplace_back(name_of(change));
    rows[0].emplace_back("More in");
    for (const std::size_t arm : shown_arms(data)) {
        const EventLedger& ledger = data.ledger.arms[arm].events[static_cast<std::size_t>(event)];
        auto& row = rows.emplace_back();
        row = {data.description.scenarios[arm].name, level(ledger.baseline.mean),
               level(ledger.scenario.mean)};
        for (const Change change : shown_changes)
            row.push_back(people(ledger.people[static_cast<std::size_t>(change)]));
        row.push_back(percent_cell(ledger.chance_of_harm));
    }
    return markdown_table(std::move(rows));
}

std::string coupling_table(const ReportData& data, LifeEvent event) {
    Rows rows{{"Scenario", "Spared: same luck", "luck anew", "any coupling", "Induced: same luck",
               "luck anew", "any coupling"}};
    for (const std::size_t arm : shown_arms(data)) {
        const EventLedger& ledger = data.ledger.arms[arm].events[static_cast<std::size_t>(event)];
        rows.push_back({data.description.scenarios[arm].name, level(ledger.spared.mean),
                        level(ledger.spared_anew.mean), interval(ledger.spared_bounds),
                        level(ledger.induced.mean), level(ledger.induced_anew.mean),
                        interval(ledger.induced_bounds)});
    }
    return markdown_table(std::move(rows));
}

std::string parting_table(const ReportData& data) {
    Rows rows{{"Step", "What it is"}};
    static constexpr std::string_view meaning[month_steps] = {"season, wages, law",
                                                              "brokers",
                                                              "turned six in a changed household",
                                                              "enrolled, moved up, dropped out",
                                                              "household money, local work",
                                                              "was given something",
                                                              "heard of it",
                                                              "considers, plans or not",
                                                              "left or not; household paid",
                                                              "exploited or not",
                                                              "household was sent money",
                                                              "came home, savings",
                                                              "village",
                                                              "counting"};
    std::vector<std::size_t> arms;
    for (std::size_t arm = 0; arm < data.partings.size(); ++arm)
        if (data.partings[arm].people.mean > 0) arms.push_back(arm);
    for (const std::size_t arm : arms) rows[0].push_back(data.description.scenarios[arm].name);
    for (std::size_t step = 0; step < month_steps; ++step) {
        bool anybody = false;
        std::vector<std::string> row = {std::string(step_names[step]), std::string(meaning[step])};
        for (const std::size_t arm : arms) {
            row.push_back(people(data.partings[arm].by_step[step]));
            anybody |= data.partings[arm].by_step[step].mean > 0;
        }
        if (anybody) rows.push_back(std::move(row));
    }
    return arms.empty() ? "Nobody's life parts in any scenario.\n" : markdown_table(std::move(rows), "llr");
}

/// One line of the CSV: what stands before and the number.
std::string csv_line(const ReportData& data, std::size_t arm, std::string_view event,
                     std::string_view event_lo, std::string_view axis, std::string_view group,
                     std::string_view group_lo, std::string_view change, std::string_view change_lo,
                     bool hidden, const Estimate& estimate) {
    std::string text = csv_scenario(data, arm);
    text += fmt::format(",{},{},{},{},{},{},{},{}", event, event_lo, axis, csv_text(group),
                        csv_text(group_lo), change, change_lo, hidden);
    text += hidden ? ",,," : csv_estimate(estimate);
    return text + csv_about(data.comparison);
}

std::string csv_of(const ReportData& data, std::size_t arm, LifeEvent event) {
    const auto k = static_cast<std::size_t>(event);
    const EventLedger& ledger = data.ledger.arms[arm].events[k];
    std::string text;
    const auto all = [&](std::string_view group, std::string_view group_lo, std::string_view change,
                         std::string_view change_lo, const Estimate& estimate) {
        text +=
            csv_line(data, arm, life_event_names[k], name_lo_of(event), group.empty() ? "all" : "coupling",
                     group, group_lo, change, change_lo, false, estimate);
    };
    const auto exactly = [](double value) { return Estimate{value, value, value}; };
    for (std::size_t change = 0; change < changes; ++change)
        all("", "", change_names[change], name_lo_of(static_cast<Change>(change)), ledger.people[change]);
    all("same luck", "ໂຊກດຽວກັນ", "spared", "", ledger.spared);
    all("same luck", "ໂຊກດຽວກັນ", "induced", "", ledger.induced);
    all("luck drawn anew", "ຈັບໂຊກໃໝ່", "spared", "", ledger.spared_anew);
    all("luck drawn anew", "ຈັບໂຊກໃໝ່", "induced", "", ledger.induced_anew);
    all("any coupling: at least", "ຢ່າງໜ້ອຍ", "spared", "", exactly(ledger.spared_bounds.low));
    all("any coupling: at most", "ຢ່າງຫຼາຍ", "spared", "", exactly(ledger.spared_bounds.high));
    all("any coupling: at least", "ຢ່າງໜ້ອຍ", "induced", "", exactly(ledger.induced_bounds.low));
    all("any coupling: at most", "ຢ່າງຫຼາຍ", "induced", "", exactly(ledger.induced_bounds.high));
    for (const Axis axis : axes) {
        const auto& groups = data.ledger.arms[arm].by_axis[static_cast<std::size_t>(axis)];
        for (std::size_t group = 0; group < groups.size(); ++group)
            for (std::size_t change = 0; change < changes; ++change)
                text += csv_line(data, arm, life_event_names[k], name_lo_of(event), key_of(axis),
                                 ledger_group_name(axis, group, data.description.districts),
                                 ledger_group_name_lo(axis, group, data.description.districts_lo),
                                 change_names[change], name_lo_of(static_cast<Change>(change)),
                                 groups[group][k].hidden[change], groups[group][k].people[change]);
    }
    return text;
}

}  // namespace

std::vector<std::string> ledger_section_notes(const ReportData& data) {
    std::vector<std::string> texts = ledger_notes(data.ledger);
    if (!data.partings.empty())
        for (const std::string& text : parting_notes()) texts.push_back(text);
    return texts;
}

std::string ledger_markdown(const ReportData& data) {
    const std::string baseline =
        data.ledger.baseline.empty() ? "the run without a programme" : data.ledger.baseline;
    std::string text = fmt::format(
        "## What becomes of people, beside {}\n\nPeople by their first event in the whole run. First two "
        "columns: how "
        "many have it; last: part of the simulations in which more have it than in the baseline.\n",
        baseline);
    for (std::size_t event = 0; event < life_events; ++event)
        text += fmt::format("\n### {}\n\n{}", name_of(static_cast<LifeEvent>(event)),
                            event_table(data, static_cast<LifeEvent>(event)));
    text += "\n### If people were paired otherwise: unsafe departure\n\n" +
            coupling_table(data, LifeEvent::unsafe_departure);
    if (!data.partings.empty()) text += "\n### Where lives part\n\n" + parting_table(data);
    return text + '\n' + bullets(ledger_section_notes(data));
}

std::string ledger_csv(const ReportData& data) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,event,event_lo,axis,group,group_lo,change,change_lo,hidden,"
        "people,"
        "people_low,people_high";
    text += csv_about_head;
    for (std::size_t arm = 0; arm < data.ledger.arms.size(); ++arm)
        for (std::size_t event = 0; event < life_events; ++event)
            text += csv_of(data, arm, static_cast<LifeEvent>(event));
    return text;
}

}  // namespace savan::analysis
