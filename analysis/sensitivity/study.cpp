#include "analysis/sensitivity/study.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/compare_tables.hpp"

namespace savan::sensitivity {

using sweep::DesignKind;

std::size_t Study::assumed_varied() const {
    return static_cast<std::size_t>(std::ranges::count_if(factors, &Factor::is_assumed));
}

const Answer* Study::find(std::string_view scenario, std::string_view outcome, bool as_difference) const {
    const auto found = std::ranges::find_if(answers, [&](const Answer& answer) {
        return answer.scenario == scenario && answer.outcome == outcome &&
               answer.as_difference == as_difference;
    });
    return found == answers.end() ? nullptr : &*found;
}

std::vector<Question> headline_questions(const Swept& swept, std::size_t baseline) {
    const auto& outcomes = swept.description().outcomes;
    std::vector<Question> questions;
    for (std::size_t scenario = 0; scenario < swept.description().scenarios.size(); ++scenario)
        for (const analysis::HeadlineOutcome& headline : analysis::headline_outcomes()) {
            const auto found = std::ranges::find(outcomes, headline.key, &output::SweepColumn::name);
            if (found != outcomes.end())
                questions.push_back({static_cast<std::size_t>(found - outcomes.begin()), scenario,
                                     scenario != baseline && !headline.as_level});
        }
    return questions;
}

Study study(const Swept& swept, const std::vector<Question>& questions, std::size_t baseline,
            std::size_t period, std::uint32_t samples) {
    const output::SweepDescription& description = swept.description();
    const output::SweepPeriod& span = description.periods.at(period);
    Study made{.sweep = swept.facts(),
               .design = swept.design().kind,
               .factors = swept.design().factors,
               .baseline = description.scenarios.at(baseline),
               .period = span.name,
               .months = {span.first, span.last},
               .samples = samples,
               .largest_correlation = swept.largest_correlation(),
               .answers = {}};
    for (const ParameterRow& row : parameter_table())
        made.assumed_with_prior += row.assumed() && row.prior.kind != Prior::Kind::fixed;
    for (const EffectRow& row : effect_table())
        made.assumed_with_prior += row.what().source == "assumed" && !row.decided();
    for (const Question& question : questions) {
        const Runs runs = question.as_difference
                              ? swept.difference(question.outcome, question.scenario, baseline, period)
                              : swept.level(question.outcome, question.scenario, period);
        const output::SweepColumn& outcome = description.outcomes.at(question.outcome);
        made.answers.push_back({description.scenarios.at(question.scenario), outcome.name, outcome.unit,
                                question.as_difference, sensitivity(swept.design(), runs, samples)});
    }
    return made;
}

std::vector<std::string> notes(const Study& study) {
    std::vector<std::string> texts;
    const SweepFacts& sweep = study.sweep;
    if (!sweep.complete())
        texts.push_back(fmt::format(
            "PARTIAL: {} of {} runs of the sweep are there; indices are of the units of the design that are "
            "whole.",
            sweep.runs, sweep.runs_expected));
    if (study.design == DesignKind::morris)
        texts.push_back(
            "Elementary effects: how an outcome changes, in its unit, for a step of half of a factor's "
            "distribution, scaled to the whole of it. mu* is the mean size, mu the mean with its sign, sigma "
            "the spread between places, so bends and interactions. They rank factors and are no shares of "
            "variance.");
    else
        texts.push_back(fmt::format(
            "Shares are of an outcome's variance over what the sweep varied: {} factors by their "
            "distributions, and chance where it says so. First: what would go, on average, if that factor "
            "alone were known.{} The ends are means where the factor is in its lowest and highest fifth.",
            study.factors.size(),
            study.design == DesignKind::saltelli
                ? " Total: what would stay if all others were known; what it has over first is interactions."
                : " From these points interactions cannot be told apart (a saltelli design can)."));
    texts.push_back(fmt::format(
        "90 % bands come from {} bootstrap samples of the design. They span what more runs would settle, "
        "nothing else; a share a little below zero is nothing.",
        study.samples));
    texts.push_back(fmt::format(
        "Assumed share: the part of the variance in which an assumed parameter has a part; after the stroke "
        "without chance: "
        "what it does together with the luck is left out, since rare events fall on other people at every "
        "point. The sweep varied {} of the {} assumed parameters and effects that have a prior; the others were held, so "
        "what rests on them is not seen. The priors are themselves assumed.",
        study.assumed_varied(), study.assumed_with_prior));
    if (sweep.replicates > 1 && study.design != DesignKind::morris)
        texts.push_back(fmt::format(
            "Factors' shares are of the means over {} replicates, scaled to the variance of one run; chance "
            "rests on these replicates alone{}.",
            sweep.replicates, sweep.replicates < 10 ? ", which are few" : ""));
    constexpr double unrelated = 0.1;
    if (study.largest_correlation > unrelated)
        texts.push_back(fmt::format(
            "Columns of the imported design are correlated, by up to {:.2f}: a share then counts for either "
            "column, and shares do not add up.",
            study.largest_correlation));
    return texts;
}

}  // namespace savan::sensitivity
