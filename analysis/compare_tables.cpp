#include "analysis/compare_tables.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/json_number.hpp"
#include "analysis/month_names.hpp"
#include "analysis/spread_tables.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

constexpr int headline_digits = 3, digits = 4;

/// How a unit is shown to people.
struct Shown {
    std::string_view unit, label;
    double factor;
    int decimals;
};

const Shown& shown(std::string_view unit) {
    static constexpr Shown units[] = {
        {"trips", "trips", 1, 1},
        {"people", "people", 1, 1},
        {"person-months", "person-months", 1, 1},
        {"person-years", "years", 1, 1},
        {"US$/month", "US$/month", 1, 3},
        {"US$", "US$", 1, 0},
        {"share", "%", 100, 2},
        {"ratio", "ratio", 1, 2},
    };
    for (const Shown& row : units)
        if (row.unit == unit) return row;
    throw std::out_of_range("unit " + std::string(unit) + " has no way to be shown");
}

/// A column of the headline table.
struct Headline {
    std::string_view outcome, title;
    double factor;
    int decimals;
    bool as_level;  ///< also other scenarios show their level, not a difference
};

constexpr Headline headlines[] = {
    {"unsafe_departures", "Unsafe departures", 1, 1, false},
    {"exploited", "Exploited", 1, 1, false},
    {"dropouts", "Drop-outs", 1, 1, false},
    {"income_per_head", "Income, US$/head", 1, 3, false},
    {"remittances", "Remitted, 1000 US$", 1e-3, 1, false},
    {"cost", "Cost, 1000 US$", 1e-3, 1, true},
    {"reach_ratio", "Reach ratio", 1, 2, true},
};

std::string band(const Compared& outcome, double factor, int significant, int decimals) {
    if (outcome.pairs == 0) return "–";
    return fmt::format("[{}, {}]", number(outcome.low * factor, significant, decimals),
                       number(outcome.high * factor, significant, decimals));
}

std::string difference(const Compared& outcome, double factor, int significant, int decimals) {
    const std::string text = number(outcome.difference * factor, significant, decimals);
    return outcome.difference > 0 && text != "0" ? fmt::format("+{}", text) : text;
}

std::string headline_cell(const Compared& outcome, const Headline& column, bool is_baseline) {
    if (is_baseline || column.as_level) return number(outcome.level * column.factor, digits, column.decimals);
    if (outcome.pairs == 0) return "–";
    return difference(outcome, column.factor, headline_digits, column.decimals) + ' ' +
           band(outcome, column.factor, headline_digits, column.decimals);
}

std::string headline_table(const Comparison& comparison) {
    std::vector<std::vector<std::string>> rows{{"Scenario"}};
    for (const Headline& column : headlines) rows[0].emplace_back(column.title);
    const auto add = [&](std::size_t arm) {
        const bool is_baseline = arm == comparison.baseline;
        auto& row = rows.emplace_back();
        row.push_back(comparison.arms[arm].name + (is_baseline ? " (level)" : ""));
        for (const Headline& column : headlines)
            row.push_back(headline_cell(comparison.arms[arm].outcomes[outcome_index(column.outcome)], column,
                                        is_baseline));
    };
    add(comparison.baseline);
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm)
        if (arm != comparison.baseline) add(arm);
    return markdown_table(rows);
}

/// Chance of a change for the worse of every outcome that has a direction: always shown.
std::string harm_table(const Comparison& comparison) {
    std::vector<std::vector<std::string>> rows{{"Scenario"}};
    const auto table = outcome_table();
    for (const OutcomeRow& row : table)
        if (row.worse != Worse::neither) rows[0].push_back(outcome_name(row.key));
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm) {
        if (arm == comparison.baseline) continue;
        auto& cells = rows.emplace_back();
        cells.push_back(comparison.arms[arm].name);
        for (std::size_t index = 0; index < table.size(); ++index)
            if (table[index].worse != Worse::neither)
                cells.push_back(percent_cell(comparison.arms[arm].outcomes[index].share_worse));
    }
    return markdown_table(rows);
}

std::string percent_of_runs(const Compared& outcome, Worse worse) {
    if (worse == Worse::neither) return "no direction";
    return percent_cell(outcome.share_worse);
}

std::string detail_table(const Comparison& comparison, const Comparison::Arm& arm) {
    const Comparison::Arm& baseline = comparison.arms[comparison.baseline];
    std::vector<std::vector<std::string>> rows{
        {"Outcome", "Unit", "Baseline", "Scenario", "Difference", "90 % band", "Worse in"}};
    const auto table = outcome_table();
    for (std::size_t index = 0; index < table.size(); ++index) {
        const Shown& unit = shown(table[index].unit);
        const Compared& outcome = arm.outcomes[index];
        const auto level = [&](double value) { return number(value * unit.factor, digits, unit.decimals); };
        rows.push_back({std::string(table[index].name), std::string(unit.label),
                        level(baseline.outcomes[index].level), level(outcome.level),
                        difference(outcome, unit.factor, digits, unit.decimals),
                        band(outcome, unit.factor, digits, unit.decimals),
                        percent_of_runs(outcome, table[index].worse)});
    }
    const std::string title = arm.title.empty() ? "" : ": " + arm.title;
    return fmt::format("## {}{}\n\n{}", arm.name, title, markdown_table(rows));
}

}  // namespace

std::string_view worse_name(Worse worse) {
    switch (worse) {
        case Worse::more:
            return "more";
        case Worse::less:
            return "less";
        case Worse::neither:
            break;
    }
    return "";
}

std::vector<HeadlineOutcome> headline_outcomes() {
    std::vector<HeadlineOutcome> outcomes;
    for (const Headline& column : headlines) outcomes.push_back({column.outcome, column.title, column.as_level});
    return outcomes;
}

std::vector<std::string> notes(const Comparison& comparison) {
    std::vector<std::string> texts;
    if (!comparison.complete)
        texts.push_back(
            fmt::format("PARTIAL: the run was stopped early; these are the {} replicates that were whole.",
                        comparison.replicates));
    texts.push_back(
        fmt::format("Levels are means over replicates. A 90 % band runs from the 5 % to the 95 % quantile of "
                    "the differences "
                    "from {} in {} replicates, in each of which all scenarios share every person's luck.",
                    comparison.arms[comparison.baseline].name, comparison.replicates));
    for (const std::string& note : spread_notes(comparison)) texts.push_back(note);
    if (comparison.replicates < few_replicates)
        texts.push_back(fmt::format(
            "Only {} replicate{}: a 90 % band rests on few and is too narrow as a rule; use {} or more.",
            comparison.replicates, comparison.replicates == 1 ? "" : "s", few_replicates));
    texts.emplace_back(
        "Departures as such are neither better nor worse when they are fewer; look at unsafe departures, "
        "exploitation, schooling, income and remittances side by side. Costs are not discounted. The reach "
        "ratio "
        "is the coverage of the tenth at highest risk over the coverage of all; below 1 the programme "
        "reached "
        "the safer ones.");
    return texts;
}

std::string markdown(const Comparison& comparison, bool detail) {
    std::string text =
        fmt::format("# Scenarios against {}, {} to {}\n\n", comparison.arms[comparison.baseline].name,
                    month_name(comparison.period.first), month_name(comparison.period.last));
    text += headline_table(comparison);
    text += fmt::format(
        "\nFirst row: the baseline's level. Other rows: difference from it [90 % band]; cost and reach "
        "are levels.\n");
    if (comparison.arms.size() > 1)
        text += fmt::format("\nReplicates in which a scenario is worse than {}:\n\n{}",
                            comparison.arms[comparison.baseline].name, harm_table(comparison));
    if (const std::string spread = spread_markdown(comparison); !spread.empty()) text += '\n' + spread;
    if (detail)
        for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm)
            if (arm != comparison.baseline) text += '\n' + detail_table(comparison, comparison.arms[arm]);
    text += '\n';
    for (const std::string& note : notes(comparison)) text += "- " + note + '\n';
    return text;
}

std::string csv(const Comparison& comparison) {
    std::string text =
        "\xEF\xBB\xBFscenario,title,title_lo,outcome,outcome_name,outcome_name_lo,unit,level,difference,band_"
        "low,band_high,share_worse,worse_when,pairs,"
        "replicates,complete,baseline,first_month,last_month,members,lucks,parameter_share,parameter_share_low,"
        "parameter_share_high\n";
    const auto table = outcome_table();
    for (const Comparison::Arm& arm : comparison.arms)
        for (std::size_t index = 0; index < table.size(); ++index) {
            const Compared& outcome = arm.outcomes[index];
            const sensitivity::Index& share = outcome.difference_spread.parameter_share;
            text += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_text(arm.name),
                csv_text(arm.title), csv_text(arm.title_lo), table[index].key,
                csv_text(outcome_name(table[index].key)), csv_text(outcome_name_lo(table[index].key)),
                table[index].unit, plain_number(outcome.level), plain_number(outcome.difference),
                plain_number(outcome.low), plain_number(outcome.high), plain_number(outcome.share_worse),
                worse_name(table[index].worse), outcome.pairs, comparison.replicates, comparison.complete,
                csv_text(comparison.arms[comparison.baseline].name), iso_month(comparison.period.first),
                iso_month(comparison.period.last), comparison.crossing.members, comparison.crossing.lucks,
                plain_number(share.value), plain_number(share.low), plain_number(share.high));
        }
    return text;
}

nlohmann::ordered_json to_json(const Comparison& comparison) {
    nlohmann::ordered_json document = {{"baseline", comparison.arms[comparison.baseline].name},
                                       {"first_month", iso_month(comparison.period.first)},
                                       {"last_month", iso_month(comparison.period.last)},
                                       {"replicates", comparison.replicates},
                                       {"complete", comparison.complete},
                                       {"band", {band_low, band_high}},
                                       {"ensemble", ensemble_json(comparison)},
                                       {"notes", notes(comparison)},
                                       {"scenarios", nlohmann::ordered_json::array()}};
    const auto table = outcome_table();
    for (const Comparison::Arm& arm : comparison.arms) {
        nlohmann::ordered_json outcomes;
        for (std::size_t index = 0; index < table.size(); ++index) {
            const Compared& outcome = arm.outcomes[index];
            auto& entry = outcomes[std::string(table[index].key)];
            entry = {{"unit", table[index].unit},
                     {"level", json_number(outcome.level)},
                     {"difference", json_number(outcome.difference)},
                     {"band_low", json_number(outcome.low)},
                     {"band_high", json_number(outcome.high)},
                     {"share_worse", json_number(outcome.share_worse)},
                     {"pairs", outcome.pairs}};
            if (comparison.crossing.any()) {
                entry["level_variance"] = to_json(outcome.level_spread);
                entry["difference_variance"] = to_json(outcome.difference_spread);
            }
            if (table[index].worse != Worse::neither) entry["worse_when"] = worse_name(table[index].worse);
        }
        document["scenarios"].push_back(
            {{"name", arm.name}, {"title", arm.title}, {"title_lo", arm.title_lo}, {"outcomes", outcomes}});
    }
    return document;
}

}  // namespace savan::analysis
