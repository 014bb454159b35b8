#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/json_number.hpp"
#include "analysis/month_names.hpp"
#include "analysis/optimise/optimum_words.hpp"
#include "sim/output/provenance.hpp"

namespace savan::optimise {

namespace {

using Json = nlohmann::ordered_json;
using analysis::json_number;

Json index_json(const sensitivity::Index& index) {
    return {{"value", json_number(index.value)},
            {"low", json_number(index.low)},
            {"high", json_number(index.high)}};
}

Json offers_json(const Optimum& optimum, const About& about) {
    Json made = Json::array();
    for (const Offer& offer : optimum.offers) {
        static constexpr std::string_view knobs[] = {"villages", "rounds", "months", "posts"};
        made.push_back({{"intervention", about.scenario.interventions[offer.record].id},
                        {"district", about.scenario.setting.districts[offer.district].id},
                        {"buys", knobs[static_cast<std::size_t>(offer.knob)]},
                        {"least_usd", json_number(offer.item.least, 9)},
                        {"step_usd", json_number(offer.item.step, 9)},
                        {"most_usd", json_number(offer.item.most, 9)},
                        {"template_usd", json_number(offer.usual_usd, 9)}});
    }
    return made;
}

Json rival_json(const Optimum& optimum, const About& about, const Rival& rival) {
    Json spent = Json::array(), changes = Json::object();
    for (std::size_t k = 0; k < optimum.offers.size(); ++k)
        spent.push_back(analysis::json_estimate(cost_of(rival, k), 9));
    const auto outcomes = analysis::outcome_table();
    for (std::size_t k = 0; k < outcomes.size(); ++k)
        if (outcomes[k].worse != analysis::Worse::neither)
            changes[std::string(outcomes[k].key)] =
                analysis::json_estimate(analysis::estimate(changes_of(rival, k)));
    return {
        {"name", rival.name},
        {"verdict", rival.standing.verdict == Verdict::best ? "found" : verdict_text(rival.standing.verdict)},
        {"loss", index_json(rival.standing.aim)},
        {"loss_beside_found", index_json(rival.standing.difference)},
        {"planned_usd", json_number(total(rival.spending), 9)},
        {"spent_usd", analysis::json_estimate(total_cost_of(rival), 9)},
        {"spending", analysis::json_numbers(rival.spending, 9)},
        {"spent", std::move(spent)},
        {"changes", std::move(changes)},
        {"losses", analysis::json_numbers(losses_of(rival, about.request.outcome))}};
}

}  // namespace

std::string json(const Optimum& optimum, const About& about) {
    const Request& request = about.request;
    Json rivals = Json::array(), trace = Json::array();
    for (const Rival& rival : optimum.rivals) rivals.push_back(rival_json(optimum, about, rival));
    for (const Trial& trial : optimum.found.trace)
        trace.push_back({{"how", trial.how},
                         {"loss", json_number(trial.aim, 9)},
                         {"accepted", trial.accepted},
                         {"spending", analysis::json_numbers(trial.spending, 9)}});
    const Division runs = divide_runs(request);
    const Json made = {
        {"savan", {{"version", output::build().version}, {"revision", output::build().git_revision}}},
        {"template", about.template_file},
        {"ensemble", about.ensemble_file.empty() ? Json(nullptr) : Json(about.ensemble_file)},
        {"budget_usd", json_number(request.budget, 9)},
        {"aim",
         {{"outcome", analysis::outcome_table()[request.outcome].key},
          {"kind", request.rules.aim.robust ? "robust" : "expected"},
          {"worst_share", request.rules.aim.robust ? Json(request.rules.aim.worst_share) : Json(nullptr)},
          {"loss", "change from the run without a programme for the worse, in the outcome's unit"}}},
        {"from", analysis::iso_month(request.terms.from.index)},
        {"first_month", analysis::iso_month(request.runs.period.first)},
        {"last_month", analysis::iso_month(request.runs.period.last)},
        {"seed", request.rules.seed},
        {"search",
         {{"runs", request.search_runs},
          {"members", runs.search_members},
          {"evaluations", optimum.found.trace.size()},
          {"ending", ending_key(optimum.found.ending)},
          {"loss", json_number(optimum.found.aim)}}},
        {"held_out", {{"runs", request.held_out_runs}, {"members", runs.held_out_members}}},
        {"offers", offers_json(optimum, about)},
        {"spending", analysis::json_numbers(optimum.found.best, 9)},
        {"mixes", std::move(rivals)},
        {"notes", notes(optimum, about)},
        {"trace", std::move(trace)}};
    return made.dump(1) + '\n';
}

scenario::Extension scenario_file(const Optimum& optimum, const About& about, const std::string& extends) {
    const Request& request = about.request;
    scenario::Extension made;
    made.extends = extends;
    made.title = fmt::format("Best mix found for {} US$", json_number(request.budget, 9).dump());
    made.finding = "none: found by savan optimise";
    made.comments = {
        fmt::format("Found by savan {} (revision {}): {} US$ from {} on, {}.", output::build().version,
                    output::build().git_revision, json_number(request.budget, 9).dump(),
                    analysis::iso_month(request.terms.from.index), goal_text(about)),
        fmt::format(
            "Template {}; seed {}; {}.", about.template_file, request.rules.seed,
            about.ensemble_file.empty() ? "parameters of the template" : "posterior " + about.ensemble_file)};
    for (const std::string& note : notes(optimum, about)) made.comments.push_back(note);
    const Mix mix = mix_of(about.scenario, optimum.offers, optimum.found.best);
    made.removed = mix.replaced;
    for (std::size_t k = 0; k < mix.offer_of.size(); ++k) {
        if (!mix.offer_of[k]) continue;
        const Offer& offer = optimum.offers[*mix.offer_of[k]];
        const Intervention& what = mix.scenario.interventions[k];
        const bool is_phase =
            offer.first_phase && what.stop == about.scenario.interventions[*offer.first_phase].stop;
        made.added.push_back(
            {what, about.scenario.interventions[is_phase ? *offer.first_phase : offer.record].id});
    }
    return made;
}

}  // namespace savan::optimise
