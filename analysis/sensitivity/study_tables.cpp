#include "analysis/sensitivity/study_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "analysis/compare_tables.hpp"
#include "analysis/text_table.hpp"

namespace savan::sensitivity {

namespace {

using analysis::csv_text;
using analysis::markdown_table;
using analysis::number;
using analysis::plain_number;
using sweep::DesignKind;
using Row = std::vector<std::string>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::string share_cell(const Index& index) {
    if (std::isnan(index.value)) return "–";
    return fmt::format("{} [{}, {}]", number(index.value, 3, 3), number(index.low, 3, 3),
                       number(index.high, 3, 3));
}

std::string value_cell(const Index& index) {
    if (std::isnan(index.value)) return "–";
    return fmt::format("{} [{}, {}]", number(index.value, 4, 4), number(index.low, 4, 4),
                       number(index.high, 4, 4));
}

std::string status_of(const Factor& factor) {
    return factor.is_replicate ? "chance" : factor.is_assumed() ? "assumed" : factor.source;
}

/// "exploited, as-was minus no-programme (people)"
std::string title_of(const Answer& answer, const Study& study) {
    const std::string what =
        answer.as_difference ? fmt::format("{} minus {}", answer.scenario, study.baseline) : answer.scenario;
    return fmt::format("{}, {} ({})", analysis::outcome_name(answer.outcome), what, answer.unit);
}

std::string effects_table(const Answer& answer, const Study& study, const std::vector<std::size_t>& shown) {
    std::vector<Row> rows = {{"Factor", "Source", "mu*", "mu", "sigma"}};
    for (const std::size_t j : shown) {
        const FactorSensitivity& factor = answer.found.factors[j];
        rows.push_back({study.factors[j].name, status_of(study.factors[j]), value_cell(factor.mu_star),
                        value_cell(factor.mu), value_cell(factor.sigma)});
    }
    return markdown_table(std::move(rows), "llr");
}

std::string shares_table(const Answer& answer, const Study& study, const std::vector<std::size_t>& shown) {
    const bool has_totals = study.design == DesignKind::saltelli;
    std::vector<Row> rows = {{"Factor", "Source", "First"}};
    if (has_totals) rows[0].push_back("Total");
    rows[0].insert(rows[0].end(), {"At its low end", "At its high end"});
    const auto add = [&](const std::string& name, const std::string& status, const Index& first,
                         const Index& total, double low, double high) {
        Row& row = rows.emplace_back(Row{name, status, share_cell(first)});
        if (has_totals) row.push_back(share_cell(total));
        row.insert(row.end(), {number(low, 4, 4), number(high, 4, 4)});
    };
    for (const std::size_t j : shown) {
        const FactorSensitivity& factor = answer.found.factors[j];
        add(study.factors[j].name, status_of(study.factors[j]), factor.first, factor.total, factor.low_end,
            factor.high_end);
    }
    if (std::ranges::none_of(study.factors, &Factor::is_replicate) &&
        !std::isnan(answer.found.chance_first.value))
        add("(chance)", "chance", answer.found.chance_first, answer.found.chance_total, undefined, undefined);
    return markdown_table(std::move(rows), "llr");
}

/// Mean and spread, and the share that rests on what is assumed.
std::string summary_of(const Answer& answer) {
    const Sensitivity& found = answer.found;
    std::string text = fmt::format("Mean {}", number(found.mean, 4, 4));
    if (!std::isnan(found.sd)) text += fmt::format(", standard deviation {}", number(found.sd, 4, 4));
    if (found.unknown.empty()) return text + fmt::format("; assumed share {}.", assumed_share_cell(found));
    return text + fmt::format("; assumed share not known: {}.", found.unknown);
}

}  // namespace

std::string assumed_share_cell(const Sensitivity& found) {
    const Index& share = found.assumed_share;
    if (std::isnan(share.value)) return "–";
    std::string text =
        fmt::format("{:.0f} % [{:.0f}, {:.0f}]", 100 * share.value, 100 * share.low, 100 * share.high);
    if (const double alone = found.assumed_without_chance.value; !std::isnan(alone))
        text += fmt::format(" / {:.0f}", 100 * alone);
    return text;
}

std::vector<std::size_t> ranked(const Answer& answer) {
    const auto weight = [&](std::size_t j) {
        const FactorSensitivity& factor = answer.found.factors[j];
        for (const Index* index : {&factor.total, &factor.first, &factor.mu_star})
            if (!std::isnan(index->value)) return index->value;
        return -1.0;
    };
    std::vector<std::size_t> order(answer.found.factors.size());
    for (std::size_t j = 0; j < order.size(); ++j) order[j] = j;
    std::ranges::stable_sort(order, std::greater<>(), weight);
    return order;
}

std::string markdown(const Study& study, std::size_t top) {
    std::string text = fmt::format("# Sensitivity, {}: {} points of a {} design, {} factors\n", study.period,
                                   study.sweep.points, sweep::name_of(study.design), study.factors.size());
    for (const Answer& answer : study.answers) {
        std::vector<std::size_t> shown = ranked(answer);
        const std::size_t all = shown.size();
        if (top > 0 && shown.size() > top) shown.resize(top);
        text += fmt::format("\n## {}\n\n{}\n", title_of(answer, study), summary_of(answer));
        if (answer.found.unknown == "the outcome does not vary") continue;
        text += '\n' + (study.design == DesignKind::morris ? effects_table(answer, study, shown)
                                                           : shares_table(answer, study, shown));
        if (shown.size() < all)
            text += fmt::format("\n{} more factors: --top 0 shows all.\n", all - shown.size());
    }
    text += '\n';
    for (const std::string& note : notes(study)) text += "- " + note + '\n';
    return text;
}

std::string csv(const Study& study) {
    std::string text = "\xEF\xBB\xBF";
    const auto out = std::back_inserter(text);
    text += "scenario,baseline,outcome,unit,kind,factor,factor_unit,source,assumed";
    constexpr const char* names[] = {"first", "total", "mu_star", "mu", "sigma"};
    for (const char* name : names) fmt::format_to(out, ",{0},{0}_low,{0}_high", name);
    text +=
        ",low_end,high_end,mean,sd,assumed_share,assumed_share_low,assumed_share_high,design,points,"
        "replicates,complete,period\n";
    for (const Answer& answer : study.answers) {
        const Sensitivity& found = answer.found;
        const auto add = [&](std::string_view name, const Factor& factor, const FactorSensitivity& numbers) {
            fmt::format_to(out, "{},{},{},{},{},{},{},{},{}", csv_text(answer.scenario),
                           csv_text(answer.as_difference ? study.baseline : ""), answer.outcome, answer.unit,
                           answer.as_difference ? "difference" : "level", csv_text(name),
                           csv_text(factor.unit), csv_text(status_of(factor)), factor.is_assumed());
            for (const Index* index :
                 {&numbers.first, &numbers.total, &numbers.mu_star, &numbers.mu, &numbers.sigma})
                fmt::format_to(out, ",{},{},{}", plain_number(index->value), plain_number(index->low),
                               plain_number(index->high));
            fmt::format_to(out, ",{},{},{},{},{},{},{},{},{},{},{},{}\n", plain_number(numbers.low_end),
                           plain_number(numbers.high_end), plain_number(found.mean), plain_number(found.sd),
                           plain_number(found.assumed_share.value), plain_number(found.assumed_share.low),
                           plain_number(found.assumed_share.high), sweep::name_of(study.design),
                           study.sweep.points, study.sweep.replicates, study.sweep.complete(),
                           csv_text(study.period));
        };
        for (const std::size_t j : ranked(answer))
            add(study.factors[j].name, study.factors[j], found.factors[j]);
        if (std::ranges::none_of(study.factors, &Factor::is_replicate) &&
            !std::isnan(found.chance_first.value)) {
            FactorSensitivity chance;
            chance.first = found.chance_first;
            chance.total = found.chance_total;
            Factor luck;
            luck.is_replicate = true;
            add("(chance)", luck, chance);
        }
    }
    return text;
}

}  // namespace savan::sensitivity
