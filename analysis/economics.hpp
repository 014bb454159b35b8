#pragma once
/// What a programme costs and what it averts, against the baseline and replicate by replicate.
///
/// Costs are the whole ledger: every intervention of the scenario, whether it had an effect or not. Money
/// and cases are discounted alike to the first month of the period.
///
/// A ratio of a cost to an effect that may be nothing, or harm, is no finding: it is given only when the
/// bands of both exclude zero. Otherwise the verdict says so, with what cannot be ruled out per 1 000 US$.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/cost_effectiveness.hpp"
#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"

namespace savan::analysis {

/// A harm that programmes try to avert.
struct EffectRow {
    Measure measure;
    std::string_view key;       ///< stable; that of the outcome
    std::string_view singular;  ///< "person exploited"
    std::string_view plural;    ///< "people exploited"
};

std::span<const EffectRow> effect_table();

/// One run, discounted.
struct EconomicRun {
    double cost = 0;               ///< US$
    double remittances = 0;        ///< US$
    std::vector<double> cases;     ///< by effect_table()
    std::vector<double> heads;     ///< per month: youth at home
    std::vector<double> per_head;  ///< per month: household income a head, US$, discounted
};

EconomicRun economic_run(const Tallies& run, Period period, double discount_rate);

enum class Verdict : std::uint8_t {
    baseline,      ///< is compared with itself
    no_cost,       ///< costs as much as the baseline, to the cent, in every replicate
    averts,        ///< costs more, averts: a ratio
    saves,         ///< costs less, averts: better in both, no ratio is needed
    harms,         ///< costs more, adds cases: worse in both, no ratio would make sense
    saves_harms,   ///< costs less, adds cases: US$ saved for each case that is added
    unclear,       ///< the band of cases averted crosses zero: no ratio
    unclear_cost,  ///< that of the cost does: no ratio
};

/// One harm of one scenario against the baseline.
struct Averted {
    Estimate cases;         ///< discounted; negative: added
    double chance_of_harm;  ///< part of the replicates with more cases than the baseline
    Verdict verdict;
    /// averts: US$ for a case averted; saves_harms: US$ saved for a case added; NaN otherwise. The mean is
    /// the ratio of the means, the band that of the ratios in the replicates.
    Estimate usd_per_case;
    /// Cases averted per 1 000 US$ more; NaN unless the scenario costs more in every replicate.
    Estimate per_1000_usd;
};

std::string_view name_of(Verdict verdict);  ///< "averts", ..

struct ArmEconomics {
    Estimate cost;         ///< US$, the scenario's own
    Estimate extra_cost;   ///< US$ above the baseline
    Estimate remittances;  ///< US$ above the baseline
    /// US$ above the baseline: change of household income a head, for as many heads as the baseline has
    /// youth at home. Contains the remittances that households receive: not to be added to those.
    Estimate income;
    std::vector<Averted> effects;              ///< by effect_table()
    std::vector<double> extra_costs;           ///< per replicate: the cost-effectiveness plane
    std::vector<std::vector<double>> averted;  ///< [effect][replicate], the same
};

/// Which scenario to choose, if one harm alone mattered.
struct Decision {
    std::vector<FrontierPlace> places;  ///< by scenario; over the means
    std::vector<bool> ratio_is_clear;   ///< by scenario: the bands of its frontier ratio exclude zero
    std::vector<Acceptability> curve;   ///< over the willingness to pay
};

struct Economics {
    double discount_rate;  ///< per year
    std::size_t baseline, replicates;
    std::vector<ArmEconomics> arms;   ///< in the order of the file, the baseline too
    std::vector<Decision> decisions;  ///< by effect_table()
};

/// `runs[scenario][replicate]`, paired.
Economics economics(const std::vector<std::vector<EconomicRun>>& runs, std::size_t baseline,
                    double discount_rate);

/// One scenario against another.
ArmEconomics compare_economics(const std::vector<EconomicRun>& arm, const std::vector<EconomicRun>& baseline);

/// The verdict in a sentence, e.g. "5,300 US$ [3,900, 9,800] for each person exploited averted".
std::string sentence(const Averted& averted, const EffectRow& effect);

}  // namespace savan::analysis
