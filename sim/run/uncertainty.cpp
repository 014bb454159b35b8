#include "sim/run/uncertainty.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>

namespace savan::run {

namespace {

double rounded(double value) {
    if (value == 0) return 0;
    const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

std::uint32_t key_of(std::string_view name) {
    std::uint32_t hash = 2166136261u;  // FNV-1a: independent of the row's position
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

}  // namespace

double quantile(const Prior& prior, double u, double otherwise) {
    switch (prior.kind) {
        case Prior::Kind::fixed: return otherwise;
        case Prior::Kind::uniform: return prior.a + (prior.b - prior.a) * u;
        case Prior::Kind::normal: return prior.a + prior.b * portable::normal_quantile(u);
        case Prior::Kind::lognormal: return prior.a * portable::exp(prior.b * portable::normal_quantile(u));
        case Prior::Kind::beta: return boost::math::quantile(boost::math::beta_distribution<>(prior.a, prior.b), u);
    }
    return otherwise;
}

double value_at(const ParameterRow& row, const Prior& prior, double u) {
    return std::clamp(rounded(quantile(prior, u, row.value)), row.low, row.high);
}

double value_at(const EffectSlot& slot, const Prior& prior, double u) {
    return std::clamp(rounded(quantile(prior, u, slot.value)), slot.low, slot.high);
}

Parameters parameters_of(const Scenario& scenario, const Draws& draws) {
    Parameters made = scenario.parameters;
    for (const auto& [row_index, prior] : scenario.uncertain) {
        const ParameterRow& row = parameter_table()[row_index];
        const double u = draws.uniform({key_of(row.name), 0}, Purpose::parameter_value, Month{0});
        made.*row.member = value_at(row, prior, u);
    }
    return made;
}

bool has_uncertain_effects(const Scenario& scenario) noexcept {
    return std::ranges::any_of(scenario.interventions, [](const Intervention& what) {
        return std::ranges::any_of(what.priors, [](const Prior& prior) { return prior.kind != Prior::Kind::fixed; });
    });
}

Scenario with_drawn_effects(Scenario scenario, const Draws& draws) {
    for (Intervention& what : scenario.interventions)
        for (std::size_t slot = 0; slot < effect_slots; ++slot) {
            Prior& prior = what.priors[slot];
            if (prior.kind == Prior::Kind::fixed) continue;
            const EffectRow& row = effect_row(what.kind, slot);
            const double u = draws.uniform({key_of(row.name), 0}, Purpose::parameter_value, Month{0});
            what.effects[slot] = value_at(row.what(), prior, u);
            prior = {};
        }
    return scenario;
}

}  // namespace savan::run
