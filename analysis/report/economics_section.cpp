#include <cmath>

#include "analysis/report/cells.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

namespace {

constexpr Rounding usd{.digits = 3, .decimals = 0};

/// The two harms whose price is shown for every scenario; the others are in a closed box.
constexpr std::size_t open_effects = 2;

Words outcome_words(std::size_t effect) {
    return words("outcome." + std::string(effect_table()[effect].key));
}

Words case_words(std::size_t effect) { return words("case." + std::string(effect_table()[effect].key)); }

Words usd_with_band(const Estimate& estimate) {
    std::string said = figure(estimate.mean, 3, 0);
    if (!std::isnan(estimate.low))
        said += " [" + figure(estimate.low, 3, 0) + ", " + figure(estimate.high, 3, 0) + "]";
    return same(said);
}

/// What the band leaves open, for 1 000 US$ where that has a meaning, else in all.
Words not_ruled_out(const Averted& averted, std::size_t effect) {
    const bool per_usd = !std::isnan(averted.per_1000_usd.mean);
    const Estimate& cases = per_usd ? averted.per_1000_usd : averted.cases;
    const Fill fill = {{"cases", outcome_words(effect)},
                       {"fewer", same(figure(std::max(cases.high, 0.0), 2, 4))},
                       {"more", same(figure(std::max(-cases.low, 0.0), 2, 4))}};
    return words(per_usd ? "verdict.open_per_1000" : "verdict.open", fill);
}

Words verdict_words(const Averted& averted, std::size_t effect) {
    const Fill fill = {{"usd", usd_with_band(averted.usd_per_case)}, {"case", case_words(effect)}};
    switch (averted.verdict) {
        case Verdict::baseline:
            return words("summary.baseline");
        case Verdict::no_cost:
        case Verdict::unclear:
            return not_ruled_out(averted, effect);
        case Verdict::averts:
            return words("verdict.averts", fill);
        case Verdict::saves:
            return words("verdict.saves", fill);
        case Verdict::harms:
            return words("verdict.harms", fill);
        case Verdict::saves_harms:
            return words("verdict.saves_harms", fill);
        case Verdict::unclear_cost:
            break;
    }
    return words(averted.cases.mean > 0 ? "verdict.averts_unclear_cost" : "verdict.adds_unclear_cost", fill);
}

Words standing_words(const ReportData& data, const Decision& decision, std::size_t scenario) {
    const FrontierPlace& place = decision.places[scenario];
    if (place.standing == Standing::dominated)
        return words("frontier.dominated",
                     {{"scenario", in_sentence(title_of(data.description.scenarios[place.next_to]))}});
    if (place.standing == Standing::extended_dominated) return words("frontier.extended_dominated");
    if (place.next_to == scenario) return words("frontier.first");
    if (!decision.ratio_is_clear[scenario] || std::isnan(place.ratio))
        return words("frontier.efficient_unclear");
    return words("frontier.efficient",
                 {{"usd", same(figure(place.ratio, 3, 0))},
                  {"scenario", in_sentence(title_of(data.description.scenarios[place.next_to]))}});
}

Table price_table(const ReportData& data, std::size_t effect) {
    Table table{.id = "price-" + std::to_string(effect), .style = "prose"};
    table.caption = both("economics.price_caption", {{"outcome", outcome_words(effect)}});
    table.head = {both("summary.scenario"),
                  both("economics.extra_cost"),
                  both("economics.averted", {{"outcome", outcome_words(effect)}}),
                  both("summary.worse_in"),
                  both("economics.price"),
                  both("economics.standing")};
    for (const std::size_t scenario : scenario_order(data)) {
        if (scenario == data.economics.baseline) continue;
        const ArmEconomics& arm = data.economics.arms[scenario];
        const Averted& averted = arm.effects[effect];
        table.rows.push_back({both_isolated(title_of(data.description.scenarios[scenario])),
                              estimate_cell(arm.extra_cost, usd),
                              difference_cell(averted.cases, {}, Worse::less),
                              text(simulations_in_short(averted.chance_of_harm, data.economics.replicates)),
                              both(verdict_words(averted, effect)),
                              both(standing_words(data, data.economics.decisions[effect], scenario))});
    }
    return table;
}

/// What families gain or lose stands beside the cases averted.
Table money_table(const ReportData& data) {
    Table table{.id = "money-table", .caption = both("economics.money_caption")};
    table.head = {both("summary.scenario"), both("economics.extra_cost"), both("economics.remittances"),
                  both("economics.income")};
    for (const std::size_t scenario : scenario_order(data)) {
        if (scenario == data.economics.baseline) continue;
        const ArmEconomics& arm = data.economics.arms[scenario];
        table.rows.push_back({both_isolated(title_of(data.description.scenarios[scenario])),
                              estimate_cell(arm.extra_cost, usd),
                              difference_cell(arm.remittances, usd, Worse::less),
                              difference_cell(arm.income, usd, Worse::less)});
    }
    return table;
}

}  // namespace

Markup economics_section(const ReportData& data) {
    const Words rate = same(figure(data.economics.discount_rate * 100, 2, 1));
    Markup inner =
        element("h2", both("economics.heading")) + element("p", both("economics.lead", {{"rate", rate}}));
    for (std::size_t effect = 0; effect < open_effects; ++effect) inner += table(price_table(data, effect));
    for (std::size_t effect = open_effects; effect < effect_table().size(); ++effect)
        inner += details(both("economics.price_table", {{"outcome", outcome_words(effect)}}),
                         table(price_table(data, effect)));
    inner += table(money_table(data)) + charts("economics");
    return section("economics", inner);
}

}  // namespace savan::analysis
