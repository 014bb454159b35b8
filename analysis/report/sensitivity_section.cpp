#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/report/interval.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/sensitivity/study_tables.hpp"

namespace savan::analysis {

namespace {

/// Outcomes that have a tornado on the page; the sensitivity file holds all.
constexpr std::string_view tornado_outcomes[] = {"unsafe_departures", "exploited", "dropouts"};
constexpr std::size_t most_bars = 6;

const HeadlineOutcome* headline_of(const std::vector<HeadlineOutcome>& headlines, std::string_view key) {
    const auto found = std::ranges::find(headlines, key, &HeadlineOutcome::key);
    return found == headlines.end() ? nullptr : &*found;
}

Markup share_cell(const sensitivity::Index& share) {
    if (std::isnan(share.value)) return text("–");
    return element("b", text(figure(100 * share.value, 3, 0) + " %")) +
           text(" [" + figure(100 * share.low, 3, 0) + ", " + figure(100 * share.high, 3, 0) + "]");
}

Table share_table(const ReportData& data) {
    const std::vector<HeadlineOutcome> headlines = headline_outcomes();
    Table table{.id = "sensitivity-shares", .caption = both("sensitivity.shares_caption")};
    table.head = {both("summary.scenario")};
    for (const HeadlineOutcome& headline : headlines)
        table.head.push_back(both("outcome." + std::string(headline.key)));
    for (const std::size_t scenario : scenario_order(data)) {
        std::vector<Markup> row = {both_isolated(title_of(data.description.scenarios[scenario]))};
        for (const HeadlineOutcome& headline : headlines) {
            const sensitivity::Answer* answer = data.shares.answer(scenario, headline);
            Markup cell = share_cell(answer ? answer->found.assumed_share : sensitivity::Index{});
            if (answer && !std::isnan(answer->found.assumed_without_chance.value))
                cell += element(
                    "span", {{"class", "name"}},
                    both("sensitivity.without_chance",
                         {{"share", same(figure(100 * answer->found.assumed_without_chance.value, 3, 0))}}));
            row.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Ends of a factor's bar, as distances from the mean: means at its ends, or an elementary effect.
std::pair<double, double> ends_of(const sensitivity::FactorSensitivity& factor, double mean) {
    if (!std::isnan(factor.mu.value)) return std::minmax(0.0, factor.mu.value);
    return std::minmax(factor.low_end - mean, factor.high_end - mean);
}

/// From `low` to `high` beside the line of no change. For eyes only: the numbers stand beside it as text.
Markup bar(double low, double high, const Scale& scale) {
    if (!(scale.high > scale.low)) return {};
    constexpr double width = 160, height = 12, margin = 2, thickness = 8;
    const auto x = [&](double value) {
        return margin + (value - scale.low) / (scale.high - scale.low) * (width - 2 * margin);
    };
    return Markup::verbatim(fmt::format(
        R"(<svg class="interval" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true" focusable="false">)"
        R"(<line class="crosses" x1="{2:.1f}" x2="{3:.1f}" y1="{4}" y2="{4}" stroke-width="{5}"/>)"
        R"(<line class="axis" x1="{6:.1f}" x2="{6:.1f}" y1="0" y2="{1}" stroke-width="1.5"/></svg>)",
        width, height, x(low), x(high), height / 2, thickness, x(0)));
}

Markup source_of(const sensitivity::Factor& factor) {
    if (factor.is_replicate) return both("sensitivity.chance");
    if (factor.is_assumed()) return element("span", {{"class", "status assumed"}}, both("status.assumed"));
    return text(factor.source);
}

/// A bar for each factor that matters, the longest first: how far the outcome moves from its mean when the
/// factor is low and when it is high. The numbers stand beside the bars.
Table tornado(const ReportData& data, const sensitivity::Answer& answer, std::string id) {
    const sensitivity::Study& study = *data.shares.study;
    const Shown unit = shown(answer.unit);
    const bool has_effects = study.design == sweep::DesignKind::morris,
               has_totals = study.design == sweep::DesignKind::saltelli;
    Table table{.id = std::move(id),
                .caption = both("sensitivity.tornado_caption",
                                {{"outcome", words("outcome." + answer.outcome)}, {"unit", unit.unit}})};
    table.head = {both("sensitivity.factor"), both("assumptions.source"),
                  both(has_effects  ? "sensitivity.effect"
                       : has_totals ? "sensitivity.total"
                                    : "sensitivity.first"),
                  both("sensitivity.ends")};
    std::vector<std::size_t> order = sensitivity::ranked(answer);
    order.resize(std::min(order.size(), most_bars));
    Scale scale;
    for (const std::size_t j : order) {
        const auto [low, high] = ends_of(answer.found.factors[j], answer.found.mean);
        scale.include(low);
        scale.include(high);
    }
    for (const std::size_t j : order) {
        const sensitivity::FactorSensitivity& factor = answer.found.factors[j];
        const auto [low, high] = ends_of(factor, answer.found.mean);
        const auto change = [&](double value) {
            return signed_figure(value * unit.factor, 3, unit.decimals);
        };
        const Markup ends =
            std::isnan(low)
                ? text("–")
                : text(change(has_effects ? factor.mu.value : factor.low_end - answer.found.mean) +
                       (has_effects ? "" : ", " + change(factor.high_end - answer.found.mean))) +
                      bar(low, high, scale);
        table.rows.push_back({isolated(study.factors[j].name), source_of(study.factors[j]),
                              has_effects ? text(figure(factor.mu_star.value * unit.factor, 3, unit.decimals))
                                          : share_cell(has_totals ? factor.total : factor.first),
                              ends});
    }
    return table;
}

Markup tornados(const ReportData& data) {
    const std::vector<HeadlineOutcome> headlines = headline_outcomes();
    Markup all;
    for (const std::size_t scenario : scenario_order(data)) {
        Markup inner;
        for (const std::string_view key : tornado_outcomes) {
            const HeadlineOutcome* headline = headline_of(headlines, key);
            const sensitivity::Answer* answer = headline ? data.shares.answer(scenario, *headline) : nullptr;
            if (answer && answer->found.sd != 0 && !answer->found.factors.empty())
                inner += table(
                    tornado(data, *answer, "tornado-" + std::to_string(scenario) + "-" + std::string(key)));
        }
        if (!inner.empty())
            all += details(both_isolated(title_of(data.description.scenarios[scenario])), inner);
    }
    return all;
}

}  // namespace

Markup assumed_share_stamp(const ReportData& data) {
    if (!data.shares.study) return element("p", {{"class", "note"}}, both("sensitivity.unknown"));
    double low = 1, high = 0;
    for (std::size_t scenario = 0; scenario < data.shares.scenarios.size(); ++scenario)
        for (const HeadlineOutcome& headline : headline_outcomes()) {
            const sensitivity::Answer* answer = data.shares.answer(scenario, headline);
            if (!answer || std::isnan(answer->found.assumed_share.value)) continue;
            low = std::min(low, answer->found.assumed_share.value);
            high = std::max(high, answer->found.assumed_share.value);
        }
    if (low > high) return element("p", {{"class", "note"}}, both("sensitivity.no_share"));
    return element("p", {{"class", "note"}},
                   both("sensitivity.stamp",
                        {{"low", same(figure(100 * low, 3, 0))}, {"high", same(figure(100 * high, 3, 0))}}));
}

Markup sensitivity_section(const ReportData& data) {
    Markup inner = element("h2", both("sensitivity.heading"));
    if (!data.shares.study) return section("sensitivity", inner + element("p", both("sensitivity.unknown")));
    Markup notes;
    for (const std::string& note : sensitivity::notes(data.shares)) notes += element("li", text(note));
    return section("sensitivity", inner + element("p", both("sensitivity.lead")) + table(share_table(data)) +
                                      element("h3", both("sensitivity.tornado_heading")) +
                                      element("p", both("sensitivity.tornado_lead")) + tornados(data) +
                                      element("ul", {{"class", "quiet"}, {"lang", "en"}}, notes));
}

}  // namespace savan::analysis
