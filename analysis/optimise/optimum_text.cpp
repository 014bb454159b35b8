#include "analysis/optimise/optimum_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/estimate.hpp"
#include "analysis/month_names.hpp"
#include "analysis/optimise/optimum_words.hpp"
#include "analysis/table_cells.hpp"
#include "analysis/text_table.hpp"

namespace savan::optimise {

namespace {

using analysis::number;
using Rows = std::vector<std::vector<std::string>>;

std::string index_cell(const sensitivity::Index& index, bool sign) {
    return analysis::estimate_cell({index.value, index.low, index.high}, 1, 3, 3, sign);
}

std::string usd(double amount) { return number(amount, 6, 0); }

std::string mix_table(const Optimum& optimum, const About& about) {
    Rows rows = {{"Intervention", "District", "Size", "Planned, US$", "Spent, US$"}};
    const Spending& best = optimum.found.best;
    for (std::size_t k = 0; k < best.size(); ++k) {
        if (best[k] <= 0) continue;
        const Offer& offer = optimum.offers[k];
        const std::string spent = optimum.rivals.empty() ? "–" : usd(cost_of(optimum.rivals.front(), k).mean);
        rows.push_back({about.scenario.interventions[offer.record].id,
                        about.scenario.setting.districts[offer.district].name,
                        size_text(about.scenario, offer, best[k]), usd(best[k]), spent});
    }
    const std::string all = optimum.rivals.empty() ? "–" : usd(total_cost_of(optimum.rivals.front()).mean);
    rows.push_back({"total", "", "", usd(total(best)), all});
    rows.push_back({"not spent", "", "", usd(about.request.budget - total(best)), ""});
    return analysis::markdown_table(rows, "lllr");
}

std::string rivals_table(const Optimum& optimum, const About& about) {
    const Aim& aim = about.request.rules.aim;
    Aim other = aim;
    other.robust = !aim.robust;
    const std::string mean = "Mean", worst = fmt::format("Worst {:g} %", aim.worst_share * 100);
    Rows rows = {{"Mix", aim.robust ? worst : mean, "Beside the found one", "", aim.robust ? mean : worst,
                  "Planned, US$", "Spent, US$"}};
    for (const Rival& rival : optimum.rivals)
        rows.push_back({rival.name, index_cell(as_change(rival.standing.aim, about), true),
                        rival.standing.verdict == Verdict::best
                            ? ""
                            : index_cell(as_change(rival.standing.difference, about), true),
                        std::string(verdict_text(rival.standing.verdict)),
                        number(sign_of(about) * other(losses_of(rival, about.request.outcome)), 3, 3),
                        usd(total(rival.spending)), usd(total_cost_of(rival).mean)});
    return analysis::markdown_table(rows, "lrrlr");
}

std::string harms_table(const Optimum& optimum) {
    Rows rows = {{"Outcome", "Change", "Unit", "Worse in"}};
    const auto outcomes = analysis::outcome_table();
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        if (outcomes[k].worse == analysis::Worse::neither) continue;
        const auto changes = changes_of(optimum.rivals.front(), k);
        std::vector<double> losses = losses_of(optimum.rivals.front(), k);
        rows.push_back({analysis::outcome_name(outcomes[k].key),
                        analysis::estimate_cell(analysis::estimate(changes), 1, 3, 3, true),
                        std::string(outcomes[k].unit),
                        analysis::percent_cell(analysis::share_positive(losses))});
    }
    return analysis::markdown_table(rows, "lrlr");
}

}  // namespace

std::string markdown(const Optimum& optimum, const About& about) {
    std::string text = fmt::format("# {} US$: {}\n\n", usd(about.request.budget), goal_text(about));
    text += mix_table(optimum, about) + '\n';
    if (!optimum.rivals.empty()) {
        text += fmt::format("{}, change from no programme, {} to {}, held-out runs [90 % band]:\n\n",
                            analysis::outcome_name(analysis::outcome_table()[about.request.outcome].key),
                            analysis::month_name(about.request.runs.period.first),
                            analysis::month_name(about.request.runs.period.last));
        text += rivals_table(optimum, about) + '\n';
        text += "All harms of the found mix, change from no programme [90 % of the runs]:\n\n";
        text += harms_table(optimum) + '\n';
    }
    return text + analysis::bullets(notes(optimum, about));
}

std::string csv(const Optimum& optimum, const About& about) {
    std::string text = "mix,quantity,district,unit,mean,low,high\n";
    const auto line = [&](std::string_view mix, std::string_view quantity, std::string_view district,
                          std::string_view unit, const analysis::Estimate& value) {
        text += fmt::format("{},{},{},{}{}\n", analysis::csv_text(mix), analysis::csv_text(quantity),
                            analysis::csv_text(district), analysis::csv_text(unit),
                            analysis::csv_estimate(value));
    };
    const auto sure = [](double value) { return analysis::Estimate{value, value, value}; };
    const auto money = [&](std::string_view mix, const Spending& spending, const Rival* rival) {
        for (std::size_t k = 0; k < spending.size(); ++k) {
            const Offer& offer = optimum.offers[k];
            const std::string& id = about.scenario.interventions[offer.record].id;
            const std::string& district = about.scenario.setting.districts[offer.district].id;
            line(mix, "planned " + id, district, "US$", sure(spending[k]));
            if (rival) line(mix, "spent " + id, district, "US$", cost_of(*rival, k));
        }
        line(mix, "planned", "", "US$", sure(total(spending)));
        if (rival) line(mix, "spent", "", "US$", total_cost_of(*rival));
    };
    if (optimum.rivals.empty()) money("found", optimum.found.best, nullptr);
    const auto outcomes = analysis::outcome_table();
    for (const Rival& rival : optimum.rivals) {
        money(rival.name, rival.spending, &rival);
        const auto& [aim, difference, verdict] = rival.standing;
        const std::string_view unit = outcomes[about.request.outcome].unit;
        line(rival.name, "aim", "", unit, {aim.value, aim.low, aim.high});
        line(rival.name, "aim less that of the found mix", "", unit,
             {difference.value, difference.low, difference.high});
        for (std::size_t k = 0; k < outcomes.size(); ++k)
            if (outcomes[k].worse != analysis::Worse::neither)
                line(rival.name, fmt::format("change {}", outcomes[k].key), "", outcomes[k].unit,
                     analysis::estimate(changes_of(rival, k)));
    }
    return text;
}

}  // namespace savan::optimise
