#include "analysis/optimise/optimum_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/month_names.hpp"
#include "analysis/quantile.hpp"
#include "analysis/text_table.hpp"

namespace savan::optimise {

namespace {

using analysis::number;

constexpr double enough_worst_runs = 5;

const analysis::OutcomeRow& outcome_of(const About& about) {
    return analysis::outcome_table()[about.request.outcome];
}

std::string how_it_ended(const Optimum& optimum, const About& about) {
    const std::string mixes =
        fmt::format("{} mixes under {} runs each", optimum.found.trace.size(), about.request.search_runs);
    switch (optimum.found.ending) {
        case Ending::settled:
            return "The search tried " + mixes + " and found nothing more to gain within its steps.";
        case Ending::evaluations_spent:
            return "The search tried " + mixes +
                   ", as many as it may (--evaluations), and might have gone on.";
        case Ending::stopped:
            return "The search had tried " + mixes + " when it was stopped; this is the best of them.";
    }
    return "";
}

std::vector<std::string> names_with(const Optimum& optimum, Verdict verdict) {
    std::vector<std::string> names;
    for (const Rival& rival : optimum.rivals)
        if (rival.standing.verdict == verdict) names.push_back(rival.name);
    return names;
}

void add_comparison(const Optimum& optimum, const About& about, std::vector<std::string>& notes) {
    if (optimum.rivals.empty()) {
        notes.push_back(
            fmt::format("STOPPED EARLY: there is no comparison under held-out runs. Under the search's own "
                        "runs the found mix has {}, "
                        "which as a rule flatters a mix that was chosen by them.",
                        number(sign_of(about) * optimum.found.aim, 3, 3)));
        return;
    }
    notes.push_back(
        fmt::format("All figures are of {} runs that the search never saw, with other luck{}. Under the "
                    "search's own runs the found "
                    "mix had {}, which as a rule flatters a mix that was chosen by them.",
                    about.request.held_out_runs,
                    about.request.members.members.empty() ? "" : " and other members of the posterior",
                    number(sign_of(about) * optimum.found.aim, 3, 3)));
    if (const auto ties = names_with(optimum, Verdict::tie); !ties.empty())
        notes.push_back(
            fmt::format("TIE: these runs cannot tell the found mix from {}; the 90 % band of the difference, "
                        "run by run, includes "
                        "0. Choose among them for other reasons, or compare with more --held-out.",
                        fmt::join(ties, "; ")));
    else
        notes.push_back("None of the other mixes ties with the found one.");
    if (const auto better = names_with(optimum, Verdict::better); !better.empty())
        notes.push_back(
            fmt::format("NOT THE BEST: {} did better than the found mix under the held-out runs. Luck misled "
                        "the search; give it more "
                        "--runs.",
                        fmt::join(better, "; ")));
}

void add_money(const Optimum& optimum, const About& about, std::vector<std::string>& notes) {
    notes.push_back(
        "Each intervention has the planned money as its own budget in its district, so never more is spent. "
        "Less is spent "
        "where staff hours run short or nobody is left to reach. \"Size\" is what the money is meant for: it "
        "would last to "
        "the end if hours never ran short. Nothing is discounted.");
    const double untouched = optimum.rivals.empty() ? 0 : optimum.rivals.front().runs.front().untouched_cost;
    if (untouched > 0)
        notes.push_back(
            fmt::format("What starts before {} stays as in the template and is not paid from the budget ({} "
                        "US$ in the first held-out run); "
                        "its effect is in every row.",
                        analysis::month_name(about.request.terms.from.index), number(untouched, 6, 0)));
}

}  // namespace

analysis::Estimate cost_of(const Rival& rival, std::size_t offer) {
    return analysis::estimate(
        analysis::each(std::span(rival.runs), [&](const MixRun& run) { return run.costs[offer]; }));
}

analysis::Estimate total_cost_of(const Rival& rival) {
    return analysis::estimate(
        analysis::each(std::span(rival.runs), [](const MixRun& run) { return run.cost(); }));
}

std::vector<double> changes_of(const Rival& rival, std::size_t outcome) {
    return analysis::each(std::span(rival.runs), [&](const MixRun& run) { return run.change[outcome]; });
}

std::vector<double> losses_of(const Rival& rival, std::size_t outcome) {
    return analysis::each(std::span(rival.runs), [&](const MixRun& run) { return loss_of(run, outcome); });
}

double sign_of(const About& about) { return outcome_of(about).worse == analysis::Worse::more ? 1 : -1; }

sensitivity::Index as_change(const sensitivity::Index& loss, const About& about) {
    return sign_of(about) > 0 ? loss : sensitivity::Index{-loss.value, -loss.high, -loss.low};
}

std::string_view verdict_text(Verdict verdict) {
    switch (verdict) {
        case Verdict::best:
            return "";
        case Verdict::worse:
            return "worse";
        case Verdict::tie:
            return "tie";
        case Verdict::better:
            return "better";
    }
    return "";
}

std::string goal_text(const About& about) {
    const Aim& aim = about.request.rules.aim;
    const std::string where =
        aim.robust ? fmt::format("in the worst {:g} % of the runs", aim.worst_share * 100) : "on average";
    return fmt::format("{} of \"{}\", {}", sign_of(about) > 0 ? "least" : "most",
                       analysis::outcome_name(outcome_of(about).key), where);
}

std::string_view ending_key(Ending ending) {
    return ending == Ending::settled ? "settled" : ending == Ending::stopped ? "stopped" : "evaluations";
}

std::vector<std::string> notes(const Optimum& optimum, const About& about) {
    std::vector<std::string> made = {how_it_ended(optimum, about)};
    add_comparison(optimum, about, made);
    const Aim& aim = about.request.rules.aim;
    if (aim.robust && aim.worst_share * about.request.search_runs < enough_worst_runs)
        made.push_back(
            fmt::format("The worst {:g} % of {} runs are few to search by: luck decides much of them; give "
                        "it more --runs.",
                        aim.worst_share * 100, about.request.search_runs));
    add_money(optimum, about, made);
    made.push_back(
        about.request.members.members.empty()
            ? "Bands are over chance alone; parameters are those of the template, most of them assumed."
            : fmt::format("Bands are over chance and the {} members of the posterior, which is itself "
                          "conditional on the "
                          "model and its assumed priors.",
                          about.request.members.members.size()));
    made.push_back(
        "The effects of the interventions, and that they stay as strong when money is added, are assumed. A "
        "best mix "
        "is best in the model only: take it as a question to discuss, not as a plan. Look at the other harms "
        "before "
        "any aim; fewer departures also mean fewer remittances.");
    return made;
}

}  // namespace savan::optimise
