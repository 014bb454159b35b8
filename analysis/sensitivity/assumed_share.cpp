#include "analysis/sensitivity/assumed_share.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/json_number.hpp"
#include "analysis/month_names.hpp"
#include "analysis/sensitivity/study_file.hpp"
#include "analysis/sensitivity/study_tables.hpp"
#include "analysis/text_table.hpp"

namespace savan::sensitivity {

namespace {

using Json = nlohmann::ordered_json;
using analysis::HeadlineOutcome;
using analysis::json_number;

/// Names of scenarios for which `holds`, as one text.
template <class Holds>
std::string names_where(const AssumedShares& shares, Holds holds) {
    std::string names;
    for (const ComparedScenario& scenario : shares.scenarios)
        if (holds(scenario)) names += (names.empty() ? "" : ", ") + scenario.name;
    return names;
}

const SweepFacts::Scenario* swept_as(const Study& study, const ComparedScenario& scenario) {
    const auto found = std::ranges::find(study.sweep.scenarios, scenario.name, &SweepFacts::Scenario::name);
    return found == study.sweep.scenarios.end() ? nullptr : &*found;
}

/// Reasons for which shares are missing though they were asked for, each once.
std::vector<std::string> reasons(const AssumedShares& shares) {
    std::vector<std::string> texts;
    for (const Answer& answer : shares.study->answers)
        if (!answer.found.unknown.empty() && std::ranges::find(texts, answer.found.unknown) == texts.end())
            texts.push_back(answer.found.unknown);
    return texts;
}

}  // namespace

const Answer* AssumedShares::answer(std::size_t scenario, const HeadlineOutcome& headline) const {
    if (!study) return nullptr;
    return study->find(scenarios[scenario].name, headline.key, scenario != baseline && !headline.as_level);
}

std::vector<std::string> notes(const AssumedShares& shares) {
    if (!shares.study)
        return {
            "What share of these results' variance rests on assumed parameters is not known here: that "
            "takes a sweep (savan sweep, savan sensitivity) and --sensitivity FILE."};
    const Study& study = *shares.study;
    std::vector<std::string> texts;
    if (!study.sweep.complete())
        texts.push_back(
            fmt::format("PARTIAL: the sweep holds {} of {} runs; shares are of the units that are whole.",
                        study.sweep.runs, study.sweep.runs_expected));
    texts.push_back(fmt::format(
        "Assumed share: the part of a result's variance, over parameters and chance, in which an assumed "
        "parameter has a part, with its 90 % band; after the stroke without chance: what it does together "
        "with the luck is "
        "left out. From a sweep of {} points ({}, digest {}) that varied {} of the {} assumed parameters "
        "and effects that have a prior; what rests on the others, and on the priors, is not seen.",
        study.sweep.points, sweep::name_of(study.design), study.sweep.digest, study.assumed_varied(),
        study.assumed_with_prior));
    for (const std::string& reason : reasons(shares))
        texts.push_back(fmt::format("No share (–) where {}.", reason));
    if (const auto names = names_where(shares, [&](const auto& one) { return !swept_as(study, one); });
        !names.empty())
        texts.push_back(fmt::format("Not in the sweep, so not known: {}.", names));
    const std::string changed = names_where(shares, [&](const ComparedScenario& one) {
        const auto* swept = swept_as(study, one);
        return swept && swept->resolved_sha256 != one.resolved_sha256;
    });
    if (!changed.empty())
        texts.push_back(
            fmt::format("Not the same in the sweep as here, so its share may be another: {}.", changed));
    if (study.months != shares.period)
        texts.push_back(fmt::format("Shares are of {} to {}, not of the months compared.",
                                    analysis::iso_month(study.months.first),
                                    analysis::iso_month(study.months.last)));
    return texts;
}

std::string markdown(const AssumedShares& shares) {
    std::string text;
    if (shares.study) {
        const std::vector<HeadlineOutcome> headlines = analysis::headline_outcomes();
        std::vector<std::vector<std::string>> rows = {{"Scenario"}};
        for (const HeadlineOutcome& headline : headlines)
            rows[0].emplace_back(headline.title.substr(0, headline.title.find(',')));
        for (std::size_t scenario = 0; scenario < shares.scenarios.size(); ++scenario) {
            auto& row = rows.emplace_back();
            row.push_back(shares.scenarios[scenario].name + (scenario == shares.baseline ? " (level)" : ""));
            for (const HeadlineOutcome& headline : headlines) {
                const Answer* answer = shares.answer(scenario, headline);
                row.push_back(assumed_share_cell(answer ? answer->found : Sensitivity{}));
            }
        }
        text += "## Assumed share\n\n" + analysis::markdown_table(std::move(rows)) + '\n';
    }
    for (const std::string& note : notes(shares)) text += "- " + note + '\n';
    return text;
}

std::string csv(const AssumedShares& shares) {
    std::string text =
        "\xEF\xBB\xBFscenario,outcome,kind,assumed_share,low,high,without_chance,unknown,baseline,sweep_"
        "digest\n";
    for (std::size_t scenario = 0; scenario < shares.scenarios.size(); ++scenario)
        for (const HeadlineOutcome& headline : analysis::headline_outcomes())
            if (const Answer* answer = shares.answer(scenario, headline)) {
                const Index& share = answer->found.assumed_share;
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{}\n",
                               analysis::csv_text(answer->scenario), answer->outcome,
                               answer->as_difference ? "difference" : "level",
                               analysis::plain_number(share.value), analysis::plain_number(share.low),
                               analysis::plain_number(share.high),
                               analysis::plain_number(answer->found.assumed_without_chance.value),
                               analysis::csv_text(answer->found.unknown),
                               analysis::csv_text(shares.study->baseline), shares.study->sweep.digest);
            }
    return text;
}

Json to_json(const AssumedShares& shares) {
    if (!shares.study) return nullptr;
    Json json = {{"sweep", shares.study->sweep.digest}, {"by_scenario", Json::object()}};
    for (std::size_t scenario = 0; scenario < shares.scenarios.size(); ++scenario) {
        Json& outcomes = json["by_scenario"][shares.scenarios[scenario].name] = Json::object();
        for (const HeadlineOutcome& headline : analysis::headline_outcomes()) {
            const Answer* answer = shares.answer(scenario, headline);
            outcomes[std::string(headline.key)] =
                answer ? json_of(answer->found.assumed_share) : Json(nullptr);
        }
    }
    return json;
}

Json tornado_json(const AssumedShares& shares) {
    if (!shares.study) return nullptr;
    constexpr std::size_t most_bars = 10;
    const Study& study = *shares.study;
    Json json = {{"notes", notes(shares)},
                 {"design", sweep::name_of(study.design)},
                 {"points", study.sweep.points},
                 {"replicates", study.sweep.replicates},
                 {"runs", study.sweep.runs},
                 {"runs_expected", study.sweep.runs_expected},
                 {"complete", study.sweep.complete()},
                 {"digest", study.sweep.digest},
                 {"period", study.period},
                 {"factors", Json::array()},
                 {"by_scenario", Json::array()}};
    for (const Factor& factor : study.factors) json["factors"].push_back(json_of(factor));
    for (std::size_t scenario = 0; scenario < shares.scenarios.size(); ++scenario) {
        Json& outcomes = json["by_scenario"].emplace_back(Json::object());
        for (const HeadlineOutcome& headline : analysis::headline_outcomes()) {
            const Answer* answer = shares.answer(scenario, headline);
            if (!answer) continue;
            Json entry = json_of(*answer, study.design);
            entry["bars"] = Json::array();
            for (const std::size_t j : ranked(*answer)) {
                if (entry["bars"].size() == most_bars) break;
                Json bar = {{"factor", j}};
                bar.update(entry["factors"][j]);
                entry["bars"].push_back(std::move(bar));
            }
            for (const char* key : {"factors", "scenario", "outcome"}) entry.erase(key);
            outcomes[answer->outcome] = std::move(entry);
        }
    }
    return json;
}

}  // namespace savan::sensitivity
