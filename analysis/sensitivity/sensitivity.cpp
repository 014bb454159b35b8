#include "analysis/sensitivity/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/sensitivity/correlation_ratio.hpp"
#include "analysis/sensitivity/elementary_effects.hpp"
#include "analysis/sensitivity/sobol_indices.hpp"
#include "analysis/sensitivity/variance_components.hpp"

namespace savan::sensitivity {

namespace {

using sweep::DesignKind;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Variance below this part of the squared mean is rounding.
constexpr double rounding = 1e-24;

/// Design and runs without the units that do not define the outcome.
struct Defined {
    Design design;
    Runs runs;
};

Defined defined(const Design& design, const Runs& runs) {
    Defined kept{{design.kind, design.factors, design.rows, {}, {}}, {0, runs.rows, runs.replicates, {}}};
    const auto copy = [](const std::vector<double>& from, std::size_t unit, std::size_t length,
                         std::vector<double>& to) {
        const auto begin = from.begin() + static_cast<std::ptrdiff_t>(unit * length);
        to.insert(to.end(), begin, begin + static_cast<std::ptrdiff_t>(length));
    };
    const std::size_t length = runs.rows * runs.replicates;
    for (std::size_t unit = 0; unit < runs.units; ++unit) {
        const auto begin = runs.values.begin() + static_cast<std::ptrdiff_t>(unit * length);
        if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(length),
                        [](double y) { return std::isnan(y); }))
            continue;
        copy(runs.values, unit, length, kept.runs.values);
        copy(design.values, unit, design.rows * design.factors.size(), kept.design.values);
        if (!design.steps.empty()) kept.design.steps.push_back(design.steps[unit]);
        ++kept.runs.units;
    }
    return kept;
}

/// Shares of variance from designs whose points are random: all rows, or A and B of Saltelli's.
class Shares {
public:
    Shares(const Design& design, const Runs& runs) : design_(design), runs_(runs) {
        const auto& factors = design.factors;
        replicate_ =
            static_cast<std::size_t>(std::ranges::find_if(factors, &Factor::is_replicate) - factors.begin());
        if (design.kind == DesignKind::saltelli) return;
        for (std::size_t j = 0; j < factors.size(); ++j) {
            const std::vector<double> column = values_of(j);
            classes_.push_back(factors[j].is_replicate ? classes_by_value(column) : classes_of(column));
        }
    }

    /// Why chance has no share here; empty if it has.
    std::string chance_unknown() const {
        if (replicate_ < design_.factors.size()) {
            if (design_.kind != DesignKind::saltelli && 2 * classes_[replicate_].count > runs_.units)
                return "too few points share a replicate; plan with --replicates, or with fewer in "
                       "--replicate-factor";
            return "";
        }
        if (runs_.replicates == 1)
            return "all points ran with the same luck; plan with --replicates or --replicate-factor";
        return "";
    }

    /// By factor first, by factor total, then chance first and total, then the assumed share with and
    /// without its interactions with chance.
    std::vector<double> statistics(const Picked& picked) const {
        const std::size_t k = design_.factors.size();
        const VarianceComponents variance = variance_components(runs_, random_rows(), picked);
        std::vector<double> made(2 * k + 4, undefined);
        const double all = variance.all();
        if (!(all > 0) || !(variance.shown > 0)) return made;
        const double of_one_run = variance.shown / all;
        SobolIndices indices;
        if (design_.kind == DesignKind::saltelli) {
            indices = sobol_indices(runs_, variance.shown, picked);
            for (std::size_t j = 0; j < k; ++j) {
                made[j] = indices.first[j] * of_one_run;
                made[k + j] = indices.total[j] * of_one_run;
            }
        } else {
            std::vector<double> means(runs_.units);
            for (const std::size_t unit : picked.units) means[unit] = mean_of(runs_, unit, 0, picked);
            for (std::size_t j = 0; j < k; ++j)
                made[j] = correlation_ratio(means, classes_[j], picked.units) * of_one_run;
        }
        if (!chance_unknown().empty()) return made;
        const bool is_factor = replicate_ < k;
        made[2 * k] = is_factor ? made[replicate_] : variance.chance / all;
        made[2 * k + 1] = is_factor ? made[k + replicate_] : (variance.chance + variance.interaction) / all;
        // What is not assumed is small as a rule, and its estimate must not carry the noise of what is large.
        const auto closed = [&](std::size_t j) {
            return indices.first.empty() ? made[j] : indices.first_if_small[j] * of_one_run;
        };
        double sourced = 0;
        for (std::size_t j = 0; j < k; ++j)
            if (!design_.factors[j].is_replicate && !design_.factors[j].is_assumed()) sourced += closed(j);
        made[2 * k + 2] = 1 - (is_factor ? closed(replicate_) : made[2 * k]) - sourced;
        made[2 * k + 3] = std::fmin(1 - made[2 * k + 1] - sourced, made[2 * k + 2]);
        return made;
    }

    /// Means where each factor is in its lowest and highest fifth.
    void add_ends(const Picked& picked, std::vector<FactorSensitivity>& factors) const {
        std::vector<double> outcomes;
        for (const std::size_t unit : picked.units)
            for (std::size_t row = 0; row < random_rows(); ++row)
                outcomes.push_back(mean_of(runs_, unit, row, picked));
        for (std::size_t j = 0; j < factors.size(); ++j) {
            std::vector<double> column;
            for (const std::size_t unit : picked.units)
                for (std::size_t row = 0; row < random_rows(); ++row)
                    column.push_back(design_.value(unit, row, j));
            std::vector<double> sorted = column;
            std::ranges::sort(sorted);
            const std::size_t fifth = std::max<std::size_t>(sorted.size() / 5, 1);
            const double low = sorted[fifth - 1], high = sorted[sorted.size() - fifth];
            if (design_.factors[j].is_replicate || low == high) continue;
            factors[j].low_end = mean_where(column, outcomes, [&](double x) { return x <= low; });
            factors[j].high_end = mean_where(column, outcomes, [&](double x) { return x >= high; });
        }
    }

    double mean(const Picked& picked) const {
        double sum = 0;
        for (const std::size_t unit : picked.units)
            for (std::size_t row = 0; row < random_rows(); ++row) sum += mean_of(runs_, unit, row, picked);
        return sum / static_cast<double>(picked.units.size() * random_rows());
    }

    std::size_t random_rows() const noexcept { return design_.kind == DesignKind::saltelli ? 2 : 1; }

private:
    std::vector<double> values_of(std::size_t factor) const {
        std::vector<double> column;
        for (std::size_t unit = 0; unit < runs_.units; ++unit)
            column.push_back(design_.value(unit, 0, factor));
        return column;
    }

    template <class Chosen>
    static double mean_where(const std::vector<double>& column, const std::vector<double>& outcomes,
                             Chosen chosen) {
        double sum = 0, count = 0;
        for (std::size_t i = 0; i < column.size(); ++i)
            if (chosen(column[i])) sum += outcomes[i], count += 1;
        return sum / count;
    }

    const Design& design_;
    const Runs& runs_;
    std::size_t replicate_ = 0;  ///< position of that factor; the number of factors: none
    std::vector<Classes> classes_;
};

Index within_0_and_1(Index index) {
    for (double* value : {&index.value, &index.low, &index.high})
        if (!std::isnan(*value)) *value = std::clamp(*value, 0.0, 1.0);
    return index;
}

void add_shares(const Defined& kept, std::uint32_t samples, Sensitivity& made) {
    const std::size_t k = kept.design.factors.size();
    const Shares shares(kept.design, kept.runs);
    std::vector<std::size_t> units(kept.runs.units), replicates(kept.runs.replicates);
    std::iota(units.begin(), units.end(), 0);
    std::iota(replicates.begin(), replicates.end(), 0);
    const Picked everything{units, replicates};
    made.mean = shares.mean(everything);
    const double variance = variance_components(kept.runs, shares.random_rows(), everything).all();
    made.sd = std::sqrt(std::fmax(variance, 0));
    if (!(variance > rounding * made.mean * made.mean)) {
        made.unknown = "the outcome does not vary";
        return;
    }
    const std::vector<Index> bands =
        with_bands(units.size(), replicates.size(), samples,
                   [&](const Picked& picked) { return shares.statistics(picked); });
    shares.add_ends(everything, made.factors);
    for (std::size_t j = 0; j < k; ++j) {
        made.factors[j].first = bands[j];
        made.factors[j].total = bands[k + j];
    }
    made.chance_first = bands[2 * k];
    made.chance_total = bands[2 * k + 1];
    made.unknown = shares.chance_unknown();
    if (made.unknown.empty()) {
        made.assumed_share = within_0_and_1(bands[2 * k + 2]);
        made.assumed_without_chance = within_0_and_1(bands[2 * k + 3]);
    }
    if (std::ranges::none_of(kept.design.factors, &Factor::is_assumed)) {
        made.assumed_share = made.assumed_without_chance = {0, 0, 0};
        made.unknown = "";
    }
}

void add_effects(const Defined& kept, std::uint32_t samples, Sensitivity& made) {
    const std::size_t k = kept.design.factors.size();
    const std::vector<Index> bands =
        with_bands(kept.runs.units, kept.runs.replicates, samples, [&](const Picked& picked) {
            std::vector<double> numbers;
            for (const ElementaryEffects& effects : elementary_effects(kept.runs, kept.design.steps, picked))
                numbers.insert(numbers.end(), {effects.mu_star, effects.mu, effects.sigma});
            return numbers;
        });
    for (std::size_t j = 0; j < k; ++j) {
        made.factors[j].mu_star = bands[3 * j];
        made.factors[j].mu = bands[3 * j + 1];
        made.factors[j].sigma = bands[3 * j + 2];
    }
    const double all = static_cast<double>(kept.runs.values.size());
    made.mean = std::accumulate(kept.runs.values.begin(), kept.runs.values.end(), 0.0) / all;
    made.sd = undefined;
    made.unknown =
        "elementary effects rank parameters, but do not divide variance; plan a saltelli, sobol or "
        "latin-hypercube design";
}

}  // namespace

Sensitivity sensitivity(const Design& design, const Runs& runs, std::uint32_t samples) {
    constexpr std::size_t fewest_units = 2;
    const Defined kept = defined(design, runs);
    Sensitivity made;
    made.units = kept.runs.units;
    made.factors.resize(design.factors.size());
    if (made.units < fewest_units) {
        made.mean = made.sd = undefined;
        made.unknown = "the outcome is not defined at most points";
    } else if (design.kind == DesignKind::morris) {
        add_effects(kept, samples, made);
    } else {
        add_shares(kept, samples, made);
    }
    return made;
}

}  // namespace savan::sensitivity
