#include "analysis/spread_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "analysis/compare_tables.hpp"
#include "analysis/json_number.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

std::string share_cell(const sensitivity::Index& share) {
    if (std::isnan(share.value)) return "–";
    return fmt::format("{:.0f} % [{:.0f}, {:.0f}]", 100 * share.value, 100 * share.low, 100 * share.high);
}

/// As sentences that follow one another.
std::string what_bands_span(const Comparison& comparison) {
    constexpr std::string_view others =
        "is left out; the true uncertainty is wider. `savan explain` lists the source of each.";
    if (!comparison.crossing.any())
        return comparison.drawn_parameters == 0
                   ? "Bands are over chance alone, not over what is unsure in the model's parameters, many "
                     "of "
                     "which are assumed; the true uncertainty is wider. `savan explain` lists the source of "
                     "each."
                   : fmt::format(
                         "Bands are over chance and over {} parameters and effects that each replicate draws "
                         "anew. "
                         "What is unsure in the others, many of them assumed, {}",
                         comparison.drawn_parameters, others);
    return fmt::format(
        "Bands are over chance and over what is unsure in {} calibrated parameter{}: {} members of an "
        "ensemble, "
        "each run under the same {} draws of luck.{} What is unsure in the other parameters, many of them "
        "assumed, "
        "{}",
        comparison.ensemble_parameters.size(), comparison.ensemble_parameters.size() == 1 ? "" : "s",
        comparison.crossing.members, comparison.crossing.lucks,
        comparison.drawn_parameters == 0
            ? ""
            : fmt::format(" {} more are drawn anew with each luck and counted as chance.",
                          comparison.drawn_parameters),
        others);
}

}  // namespace

const Spread& headline_spread(const Comparison& comparison, std::size_t arm, std::string_view outcome,
                              bool as_level) {
    const Compared& compared = comparison.arms[arm].outcomes[outcome_index(outcome)];
    return as_level || arm == comparison.baseline ? compared.level_spread : compared.difference_spread;
}

std::string spread_markdown(const Comparison& comparison) {
    if (!comparison.crossing.any()) return "";
    std::vector<std::vector<std::string>> rows{{"Scenario"}};
    const std::vector<HeadlineOutcome> headlines = headline_outcomes();
    for (const HeadlineOutcome& headline : headlines) rows[0].emplace_back(headline.title);
    const auto add = [&](std::size_t arm) {
        auto& row = rows.emplace_back();
        row.push_back(comparison.arms[arm].name + (arm == comparison.baseline ? " (level)" : ""));
        for (const HeadlineOutcome& headline : headlines)
            row.push_back(share_cell(
                headline_spread(comparison, arm, headline.key, headline.as_level).parameter_share));
    };
    add(comparison.baseline);
    for (std::size_t arm = 0; arm < comparison.arms.size(); ++arm)
        if (arm != comparison.baseline) add(arm);
    return "Share of the variance that comes from the ensemble's parameters [90 % band]; the rest is "
           "chance:\n\n" +
           markdown_table(rows);
}

nlohmann::ordered_json to_json(const Spread& spread) {
    const sensitivity::Index& share = spread.parameter_share;
    return {{"parameters", json_number(spread.parameters)},
            {"chance", json_number(spread.chance)},
            {"interaction", json_number(spread.interaction)},
            {"parameter_share", json_number(share.value)},
            {"parameter_share_low", json_number(share.low)},
            {"parameter_share_high", json_number(share.high)},
            {"members", spread.members}};
}

nlohmann::ordered_json ensemble_json(const Comparison& comparison) {
    if (!comparison.crossing.any()) return nullptr;
    return {{"members", comparison.crossing.members},
            {"lucks", comparison.crossing.lucks},
            {"parameters", comparison.ensemble_parameters}};
}

std::vector<std::string> spread_notes(const Comparison& comparison) {
    std::vector<std::string> notes = {what_bands_span(comparison)};
    if (!comparison.crossing.any()) return notes;
    notes.push_back(fmt::format("The ensemble gives {}.", fmt::join(comparison.ensemble_parameters, ", ")));
    notes.emplace_back(
        "Shares are of the variance of one run, from the unbiased estimates of a two-way analysis of "
        "variance over "
        "members and draws of luck. Chance includes luck that matters more under some parameters than under "
        "others: for rare events that is most of it.");
    if (comparison.crossing.members < few_members || comparison.crossing.lucks < few_lucks)
        notes.push_back(
            fmt::format("Only {} members with {} draws of luck each: bands and shares rest on few; use {} "
                        "members or more, and {} draws of luck or more.",
                        comparison.crossing.members, comparison.crossing.lucks, few_members, few_lucks));
    return notes;
}

}  // namespace savan::analysis
