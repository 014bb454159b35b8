#include "analysis/calibration/validation_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "analysis/calibration/observables.hpp"
#include "analysis/month_names.hpp"
#include "analysis/text_table.hpp"

namespace savan::calibration {

namespace {

using scenario::Bound;
using scenario::Target;
using Rows = std::vector<std::vector<std::string>>;

/// How values of a target are written: shares and relative changes in percent.
struct Notation {
    bool percent = false;
    std::string operator()(double value) const {
        if (!std::isfinite(value)) return "–";
        return percent ? analysis::number(100 * value, 4, 1) + " %" : analysis::number(value, 3, 3);
    }
    std::string band(double low, double high) const {
        return percent ? fmt::format("[{}, {}] %", analysis::number(100 * low, 4, 1),
                                     analysis::number(100 * high, 4, 1))
                       : fmt::format("[{}, {}]", analysis::number(low, 3, 3), analysis::number(high, 3, 3));
    }
};

Notation notation_of(const Target& target) {
    if (!target.baseline.empty() && target.change == scenario::PairedChange::relative) return {true};
    const ObservableRow* row = find_observable(target.observable);
    return {row && (row->unit == "share" || row->unit == "1/year")};
}

bool is_bound(const Compared& one) { return one.target.bound != Bound::equal; }

std::string yes_or_no(bool agrees) { return agrees ? "yes" : "**no**"; }

std::string status_word(const Target& target) {
    return target.status == "recalled"  ? "recalled, unconfirmed"
           : target.status == "derived" ? "derived"
                                        : target.status;
}

std::string size_percent(double share) {
    return std::isfinite(share) ? analysis::number(100 * share, 3, 1) + " %" : "–";
}

std::string signed_percent(double share) {
    if (!std::isfinite(share)) return "–";
    return (share > 0 ? "+" : "") + size_percent(share);
}

std::vector<const Compared*> all_of(const Validation& v) {
    std::vector<const Compared*> all;
    for (const Compared& one : v.targets) all.push_back(&one);
    for (const Compared& one : v.checks) all.push_back(&one);
    return all;
}

std::string figures_table(const std::vector<const Compared*>& figures) {
    Rows rows = {{"Figure", "Published", "Error", "Status", "Model, median", "90 % of members",
                  "with the figure's error", "Difference", "Agrees"}};
    for (const Compared* one : figures) {
        const Target& t = one->target;
        const Judgement j = judge(*one);
        const Notation write = notation_of(t);
        rows.push_back({t.id, write(t.value), write(std::hypot(t.sampling_sd, t.discrepancy_sd)),
                        status_word(t), write(j.model.median), write.band(j.model.low, j.model.high),
                        write.band(j.low, j.high), signed_percent(j.difference), yes_or_no(j.agrees)});
    }
    return analysis::markdown_table(rows, "lrrlrrrrl");
}

std::string bounds_table(const std::vector<const Compared*>& bounds) {
    Rows rows = {{"Pattern or bound", "Expected", "Status", "Model, median", "90 % of members",
                  "Members on its side", "Kept"}};
    for (const Compared* one : bounds) {
        const Target& t = one->target;
        const Judgement j = judge(*one);
        const Notation write = notation_of(t);
        rows.push_back({t.id, (t.bound == Bound::at_least ? "at least " : "at most ") + write(t.value),
                        status_word(t), write(j.model.median), write.band(j.model.low, j.model.high),
                        analysis::percent_cell(j.on_side), yes_or_no(j.agrees)});
    }
    return analysis::markdown_table(rows, "llllrrl");
}

std::string section_if(const std::string& title, const std::string& words, const std::string& table,
                       bool any) {
    return any ? fmt::format("## {}\n\n{}{}\n", title, words.empty() ? "" : words + "\n\n", table) : "";
}

std::string summary(const Validation& v) {
    std::size_t fitted = 0, fitted_agree = 0, figures = 0, figures_agree = 0, bounds = 0, kept = 0;
    std::vector<Compared> all(v.targets);
    all.insert(all.end(), v.checks.begin(), v.checks.end());
    for (const Compared& one : all) {
        const bool agrees = judge(one).agrees;
        if (is_bound(one))
            ++bounds, kept += agrees;
        else if (one.fitted)
            ++fitted, fitted_agree += agrees;
        else
            ++figures, figures_agree += agrees;
    }
    std::string text = fmt::format(
        "- {} of {} figures that were **fitted** agree; average relative difference {}.\n"
        "- {} of {} figures that were **only checked** agree; average relative difference {}.\n"
        "- {} of {} patterns and bounds are kept.\n",
        fitted_agree, fitted, size_percent(average_difference(all, true)), figures_agree, figures,
        size_percent(average_difference(all, false)), kept, bounds);
    const auto count = [&](std::string_view verdict) {
        return std::ranges::count(v.parameters, verdict, &Learned::verdict);
    };
    text += fmt::format(
        "- Of {} calibrated parameters the figures identify {}, narrow {} and leave {} as they were assumed. "
        "All other parameters of the model are priors and were not touched.\n",
        v.parameters.size(), count("identified"), count("narrowed"), count("stays-prior"));
    if (!v.settled)
        text +=
            "- The calibration ended before it had settled: its posterior is wider or coarser than the "
            "errors say.\n";
    return text;
}

std::string failures(const Validation& v) {
    std::string text;
    for (const Compared* one : all_of(v)) {
        const Judgement j = judge(*one);
        if (j.agrees && j.undefined == 0) continue;
        const Notation write = notation_of(one->target);
        text += fmt::format("- **{}**: ", one->target.id);
        if (!j.agrees)
            text += fmt::format("published {}, model {} {}. {}.", write(one->target.value),
                                write(j.model.median), write.band(j.model.low, j.model.high),
                                one->target.if_missed.empty()
                                    ? "Why is not known"
                                    : "Why, as far as is known: " + one->target.if_missed);
        if (j.undefined > 0)
            text += fmt::format(" Not defined for {} of {} members.", j.undefined, one->members.size());
        text += '\n';
    }
    return text.empty() ? "Nothing, which says as much about the width of the errors as about the model.\n"
                        : text;
}

std::string definitions(const Validation& v) {
    std::string text;
    for (const Compared* one : all_of(v)) {
        const Target& t = one->target;
        const ObservableRow* row = find_observable(t.observable);
        const auto stem = [](const std::string& file) { return std::filesystem::path(file).stem().string(); };
        text += fmt::format(
            "- **{}** ({}, known {}): {}. In the model: {}; scenario {}{}, {} to {}.\n", t.id,
            t.source == "assumed" ? "no source, assumed" : "`" + t.source + "`", t.known_year, t.meaning,
            row ? row->meaning : t.observable, stem(t.scenario),
            t.baseline.empty()
                ? ""
                : fmt::format(", {} change from {} under the same luck",
                              t.change == scenario::PairedChange::relative ? "relative" : "absolute",
                              stem(t.baseline)),
            analysis::month_name(t.first), analysis::month_name(t.last));
    }
    return text;
}

std::string parameters_section(const Validation& v) {
    Rows rows = {{"Parameter", "Unit", "Prior", "Prior, 90 %", "Posterior, median", "Posterior, 90 %",
                  "Width left", "Says"}};
    const Notation plain;
    for (const Learned& p : v.parameters)
        rows.push_back({p.name, p.unit, p.prior_text, plain.band(p.prior.low, p.prior.high),
                        plain(p.posterior.median), plain.band(p.posterior.low, p.posterior.high),
                        analysis::percent_cell(p.width_ratio),
                        p.verdict == "stays-prior" ? "stays as assumed" : p.verdict});
    std::string text = analysis::markdown_table(rows, "lllrrrrl");
    if (v.ties.empty()) return text;
    text += "\nKnown together rather than each (correlation over the posterior):\n\n";
    for (const TiedPair& tie : v.ties)
        text += fmt::format("- {} and {}: {:.2f}\n", tie.first, tie.second, tie.correlation);
    return text;
}

std::string origin_section(const Validation& v) {
    Rows rows = {{"Figure", "Known", "Published", "Predicted, median", "90 % of members",
                  "with the figure's error", "Difference", "Agrees", "Fitted to all: median",
                  "90 % of members"}};
    std::size_t agree = 0, later = 0;
    for (const Compared& one : v.origin->targets) {
        if (one.target.known_year <= v.origin->known_until || is_bound(one)) continue;
        const Judgement j = judge(one);
        const Notation write = notation_of(one.target);
        const auto whole =
            std::ranges::find(v.targets, one.target.id, [](const Compared& c) { return c.target.id; });
        const Band all = whole == v.targets.end() ? Band{NAN, NAN, NAN} : judge(*whole).model;
        ++later, agree += j.agrees;
        rows.push_back({one.target.id, std::to_string(one.target.known_year), write(one.target.value),
                        write(j.model.median), write.band(j.model.low, j.model.high),
                        write.band(j.low, j.high), signed_percent(j.difference), yes_or_no(j.agrees),
                        write(all.median), write.band(all.low, all.high)});
    }
    return fmt::format(
        "Fitted again, only to figures known by {}; {} of {} later figures lie within what was predicted. "
        "Where "
        "no earlier figure informs a parameter, the prediction is its prior, so a wide band that agrees is "
        "no "
        "merit.\n\n{}",
        v.origin->known_until, agree, later, analysis::markdown_table(rows, "lrrrrrrlrr"));
}

std::string not_compared(const Validation& v) {
    std::string text;
    for (const scenario::NotCompared& one : v.not_compared)
        text += one.source.empty() ? fmt::format("- {}: {}.\n", one.pattern, one.why)
                                   : fmt::format("- `{}` ({}): {}.\n", one.source, one.status, one.why);
    return text;
}

}  // namespace

std::string validation_page(const Validation& v) {
    std::vector<const Compared*> fitted, checked, bounds;
    for (const Compared* one : all_of(v))
        (is_bound(*one) ? bounds : one->fitted ? fitted : checked).push_back(one);
    std::string page =
        "# Validation\n\n"
        "What the model gives after calibration, beside what is published. Generated by `savan calibrate "
        "page`; nothing "
        "here is written by hand. Nothing here makes the model valid for these two districts: the figures "
        "are few, most "
        "are of other places or years, and the errors are judgements (`scenarios/targets/`).\n\n";
    page += "## In short\n\n" + summary(v) + '\n';
    page += "## What fails, and why\n\n" + failures(v) + '\n';
    page += section_if(
        "Figures that were fitted",
        "Agreement here shows that the model can give these figures, not that it predicts. \"Error\" is one "
        "standard deviation, of the observation and of the model together; \"difference\" is that of the "
        "median from the figure.",
        figures_table(fitted), !fitted.empty());
    page += section_if("Figures that were only checked", "", figures_table(checked), !checked.empty());
    page += section_if(
        "Patterns and bounds",
        "Never fitted. A bound is kept when the median is on its side, or beyond it by no more than 1.645 "
        "errors of the figure.",
        bounds_table(bounds), !bounds.empty());
    page += section_if(
        "What is known of each parameter",
        "\"Width left\" is the posterior's 90 % band over the prior's, in quantiles of the prior. "
        "Identified: "
        "at most half is left and the distribution differs from the prior; narrowed: only the latter.",
        parameters_section(v), !v.parameters.empty());
    if (v.origin) page += "## Predicting what came later\n\n" + origin_section(v) + '\n';
    page += "## What each figure is\n\n" + definitions(v) + '\n';
    page += section_if("Not compared", "", not_compared(v), !v.not_compared.empty());
    page += fmt::format(
        "## Where this comes from\n\nCalibrated by {}: {} runs, digest `{}`, {} members. Targets `{}`, "
        "SHA-256 "
        "`{}`.",
        v.made_by, v.runs, v.runs_digest, v.members, v.targets_file, v.targets_sha256);
    return page + '\n';
}

}  // namespace savan::calibration
