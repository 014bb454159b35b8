#include "analysis/economics.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/discounting.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN(), cents_per_usd = 100;
constexpr Estimate no_estimate{undefined, undefined, undefined};

double sum(std::span<const std::int64_t> counts) {
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

Estimate paired(const std::vector<double>& values, const std::vector<double>& baseline) {
    return estimate(paired_differences(values, baseline));
}

double income_change(const EconomicRun& arm, const EconomicRun& baseline) {
    double usd = 0;
    for (std::size_t month = 0; month < baseline.heads.size(); ++month)
        if (arm.heads[month] > 0)  // nobody at home: no income a head, and nobody to whom it would matter
            usd += (arm.per_head[month] - baseline.per_head[month]) * baseline.heads[month];
    return usd;
}

/// Quantiles turn round when a ratio is turned upside down; both ends have one sign.
Estimate ratio_of(const Estimate& cost, const Estimate& cases, std::span<const double> cases_per_usd) {
    const Estimate inverse = estimate(cases_per_usd);
    if (inverse.crosses_zero()) return {cost.mean / cases.mean, undefined, undefined};
    return {cost.mean / cases.mean, 1 / inverse.high, 1 / inverse.low};
}

Verdict verdict_of(const Estimate& extra_cost, const Estimate& cases, bool same_cost) {
    if (same_cost) return Verdict::no_cost;
    if (cases.crosses_zero()) return Verdict::unclear;
    if (extra_cost.crosses_zero()) return Verdict::unclear_cost;
    if (cases.mean > 0) return extra_cost.mean > 0 ? Verdict::averts : Verdict::saves;
    return extra_cost.mean > 0 ? Verdict::harms : Verdict::saves_harms;
}

Averted avert(const std::vector<double>& cases, const std::vector<double>& extra_costs) {
    const Estimate extra_cost = estimate(extra_costs);
    const bool same_cost = std::ranges::all_of(extra_costs, [](double usd) { return usd == 0; });
    Averted averted{.cases = estimate(cases),
                    .chance_of_harm = 0,
                    .verdict = verdict_of(extra_cost, estimate(cases), same_cost),
                    .usd_per_case = no_estimate,
                    .per_1000_usd = no_estimate};
    std::vector<double> added, per_usd, per_1000_usd;
    for (std::size_t replicate = 0; replicate < cases.size(); ++replicate) {
        added.push_back(-cases[replicate]);
        per_usd.push_back(cases[replicate] / extra_costs[replicate]);
        per_1000_usd.push_back(1000 * per_usd.back());
    }
    averted.chance_of_harm = share_positive(added);
    if (averted.verdict == Verdict::averts || averted.verdict == Verdict::saves_harms)
        averted.usd_per_case = ratio_of(extra_cost, averted.cases, per_usd);
    if (std::ranges::all_of(extra_costs, [](double usd) { return usd > 0; }))
        averted.per_1000_usd = estimate(per_1000_usd);
    return averted;
}

/// Against the baseline, so that the cost and effect of the baseline itself are nothing.
std::vector<std::vector<CostEffect>> options_of(const Economics& all, std::size_t effect) {
    std::vector<std::vector<CostEffect>> options;
    for (const ArmEconomics& arm : all.arms) {
        auto& option = options.emplace_back();
        for (std::size_t replicate = 0; replicate < all.replicates; ++replicate)
            option.push_back({arm.extra_costs[replicate], arm.averted[effect][replicate]});
    }
    return options;
}

bool is_clear(const std::vector<CostEffect>& option, const std::vector<CostEffect>& against) {
    std::vector<double> costs, effects;
    for (std::size_t replicate = 0; replicate < option.size(); ++replicate) {
        costs.push_back(option[replicate].cost - against[replicate].cost);
        effects.push_back(option[replicate].effect - against[replicate].effect);
    }
    return !estimate(costs).crosses_zero() && !estimate(effects).crosses_zero();
}

Decision decide(const Economics& all, std::size_t effect) {
    const auto options = options_of(all, effect);
    std::vector<CostEffect> means;
    for (const ArmEconomics& arm : all.arms)
        means.push_back({arm.extra_cost.mean, arm.effects[effect].cases.mean});
    Decision decision{.places = frontier(means), .ratio_is_clear = {}, .curve = {}};
    double largest_ratio = 0;
    for (std::size_t arm = 0; arm < means.size(); ++arm) {
        if (decision.places[arm].ratio > largest_ratio) largest_ratio = decision.places[arm].ratio;
        decision.ratio_is_clear.push_back(!std::isnan(decision.places[arm].ratio) &&
                                          is_clear(options[arm], options[decision.places[arm].next_to]));
    }
    for (const double willingness : willingness_grid(largest_ratio))
        decision.curve.push_back(acceptability(options, willingness));
    return decision;
}

/// Both ends of the band in words, per 1 000 US$ where there is a cost to divide by.
std::string not_ruled_out(const Averted& averted, const EffectRow& effect) {
    const bool per_usd = !std::isnan(averted.per_1000_usd.mean);
    const Estimate& cases = per_usd ? averted.per_1000_usd : averted.cases;
    std::vector<std::string> ends;
    if (cases.low >= 0 || cases.high <= 0) ends.emplace_back("none");
    if (cases.high > 0) ends.push_back(fmt::format("up to {} fewer", number(cases.high, 2, 4)));
    if (cases.low < 0) ends.push_back(fmt::format("up to {} more", number(-cases.low, 2, 4)));
    return fmt::format("{} {}{} cannot be ruled out", fmt::join(ends, " and "), effect.plural,
                       per_usd ? " per 1,000 US$" : "");
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::string_view names[] = {"baseline", "no_cost",     "averts",  "saves",
                                          "harms",    "saves_harms", "unclear", "unclear_cost"};
    return names[static_cast<std::size_t>(verdict)];
}

std::span<const EffectRow> effect_table() {
    static constexpr EffectRow rows[] = {
        {Measure::unsafe_departures, "unsafe_departures", "unsafe departure", "unsafe departures"},
        {Measure::exploited, "exploited", "person exploited", "people exploited"},
        {Measure::exploitation_months, "exploitation_months", "month in exploitation",
         "months in exploitation"},
        {Measure::trafficked, "trafficked", "person trafficked", "people trafficked"},
        {Measure::dropouts, "dropouts", "school drop-out", "school drop-outs"},
    };
    return rows;
}

EconomicRun economic_run(const Tallies& run, Period period, double discount_rate) {
    const std::vector<double> weights = discount_weights(period, discount_rate);
    const auto total = [&](Measure measure) { return discounted_total(run, measure, period, weights); };
    EconomicRun result;
    result.cost = total(Measure::cost) / cents_per_usd;
    result.remittances = total(Measure::remittances) / cents_per_usd;
    for (const EffectRow& row : effect_table()) result.cases.push_back(total(row.measure));
    for (int month = period.first; month <= period.last; ++month) {
        const double at_home =
            sum(run.month(Measure::population, month)) - sum(run.month(Measure::abroad, month));
        const double income = sum(run.month(Measure::income, month)) / cents_per_usd;
        result.heads.push_back(at_home);
        result.per_head.push_back(
            at_home > 0 ? weights[static_cast<std::size_t>(month - period.first)] * income / at_home : 0);
    }
    return result;
}

ArmEconomics compare_economics(const std::vector<EconomicRun>& arm,
                               const std::vector<EconomicRun>& baseline) {
    const std::span<const EconomicRun> runs(arm), base(baseline);
    const auto cost = [](const EconomicRun& run) { return run.cost; };
    const auto remittances = [](const EconomicRun& run) { return run.remittances; };
    std::vector<double> income;
    for (std::size_t replicate = 0; replicate < arm.size(); ++replicate)
        income.push_back(income_change(arm[replicate], baseline[replicate]));
    ArmEconomics result{.cost = estimate(each(runs, cost)),
                        .extra_cost = {},
                        .remittances = paired(each(runs, remittances), each(base, remittances)),
                        .income = estimate(income),
                        .effects = {},
                        .extra_costs = paired_differences(each(runs, cost), each(base, cost)),
                        .averted = {}};
    result.extra_cost = estimate(result.extra_costs);
    for (std::size_t effect = 0; effect < effect_table().size(); ++effect) {
        const auto cases = [&](const EconomicRun& run) { return run.cases[effect]; };
        result.averted.push_back(paired_differences(each(base, cases), each(runs, cases)));
        result.effects.push_back(avert(result.averted.back(), result.extra_costs));
    }
    return result;
}

Economics economics(const std::vector<std::vector<EconomicRun>>& runs, std::size_t baseline,
                    double discount_rate) {
    Economics all{.discount_rate = discount_rate,
                  .baseline = baseline,
                  .replicates = runs.at(baseline).size(),
                  .arms = {},
                  .decisions = {}};
    for (const auto& arm : runs) all.arms.push_back(compare_economics(arm, runs[baseline]));
    for (Averted& effect : all.arms[baseline].effects) effect.verdict = Verdict::baseline;
    for (std::size_t effect = 0; effect < effect_table().size(); ++effect)
        all.decisions.push_back(decide(all, effect));
    return all;
}

std::string sentence(const Averted& averted, const EffectRow& effect) {
    const auto usd = [](double value) { return number(value, 3, 0); };
    const Estimate& ratio = averted.usd_per_case;
    const std::string band =
        std::isnan(ratio.low) ? "" : fmt::format(" [{}, {}]", usd(ratio.low), usd(ratio.high));
    switch (averted.verdict) {
        case Verdict::baseline:
            return "the baseline";
        case Verdict::no_cost:
            return fmt::format("costs as much: {}", not_ruled_out(averted, effect));
        case Verdict::averts:
            return fmt::format("{} US${} for each {} averted", usd(ratio.mean), band, effect.singular);
        case Verdict::saves:
            return fmt::format("costs less and averts {}", effect.plural);
        case Verdict::harms:
            return fmt::format("costs more and adds {}", effect.plural);
        case Verdict::saves_harms:
            return fmt::format("saves {} US${} for each {} it adds", usd(ratio.mean), band, effect.singular);
        case Verdict::unclear:
            return fmt::format("not clear: {}", not_ruled_out(averted, effect));
        case Verdict::unclear_cost:
            return fmt::format("{} {}; not clear whether it costs more",
                               averted.cases.mean > 0 ? "averts" : "adds", effect.plural);
    }
    return "";
}

}  // namespace savan::analysis
