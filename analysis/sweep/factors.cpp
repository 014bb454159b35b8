#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/sweep/design.hpp"
#include "sim/scenario/distribution.hpp"

namespace savan::sweep {

namespace {

using scenario::in_quotes;
using scenario::Problems;

/// What is believed of a parameter: by a scenario, or else by the table.
Prior belief(const ParameterRow& row, std::span<const Scenario> scenarios) {
    const auto index = static_cast<std::size_t>(&row - parameter_table().data());
    for (const Scenario& scenario : scenarios)
        for (const auto& [uncertain, prior] : scenario.uncertain)
            if (uncertain == index) return prior;
    return row.prior;
}

/// The same of an effect.
Prior belief(const EffectRow& row, std::span<const Scenario> scenarios) {
    for (const Scenario& scenario : scenarios)
        for (const Intervention& what : scenario.interventions)
            if (what.kind == row.kind && what.priors[row.slot].kind != Prior::Kind::fixed)
                return what.priors[row.slot];
    return row.what().prior;
}

/// Whether scenarios use the kind and leave its effect at the default, or at a belief. Scenarios that differ in the
/// number of an effect are there to be compared, and a factor would set them equal.
bool left_open(const EffectRow& row, std::span<const Scenario> scenarios) {
    bool used = false;
    for (const Scenario& scenario : scenarios)
        for (const Intervention& what : scenario.interventions) {
            if (what.kind != row.kind) continue;
            used = true;
            if (what.effects[row.slot] != row.what().value && what.priors[row.slot].kind == Prior::Kind::fixed)
                return false;
        }
    return used;
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
    return from == text.npos ? std::string_view{} : text.substr(from, to - from + 1);
}

bool read_values(std::string_view text, Factor& factor, const scenario::Origin& where, Problems& problems) {
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string_view word = trimmed(text.substr(from, comma - from));
        double value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc{} || end != word.data() + word.size() || !std::isfinite(value)) {
            problems.add(where,
                         fmt::format("{} is not a number (a value of {}) write values as in 3,6,12, or a "
                                     "distribution as in uniform(3, 36)",
                                     in_quotes(word), in_quotes(factor.name)));
            return false;
        }
        if (value < factor.low() || value > factor.high()) {
            problems.add(
                where, fmt::format("{} = {} is out of range ({} to {} {}) give values within it", factor.name,
                                   value, factor.low(), factor.high(), factor.unit()));
            return false;
        }
        factor.values.push_back(value);
        from = comma + 1;
    }
    return true;
}

void read_factor(std::string_view text, std::span<const Scenario> scenarios, std::vector<Factor>& factors,
                 Problems& problems) {
    const scenario::Origin where{fmt::format("--factor {}", text)};
    const auto equals = text.find('=');
    Factor factor;
    factor.name = trimmed(text.substr(0, equals));
    factor.row = find_parameter(factor.name);
    if (!factor.row) factor.effect = scenario::complete_effect(factor.name);
    if (factor.is_replicate()) {
        problems.add(where, fmt::format("unknown parameter {} (neither in the table of parameters nor an effect of a "
                                        "kind of intervention) {}",
                                        in_quotes(factor.name), suggest_factor(factor.name, scenarios)));
        return;
    }
    if (factor.effect) factor.name = factor.effect->name;
    if (std::ranges::find(factors, factor.name, &Factor::name) != factors.end()) {
        problems.add(where, fmt::format("second factor {} (it has one value at a point) keep one",
                                        in_quotes(factor.name)));
        return;
    }
    if (equals == text.npos) {
        factor.prior = factor.row ? belief(*factor.row, scenarios) : belief(*factor.effect, scenarios);
        if (factor.prior.kind == Prior::Kind::fixed) {
            problems.add(where,
                         fmt::format("{} has no prior (its value is {}) give a distribution, as in {}=uniform({}, {})",
                                     in_quotes(factor.name), factor.row ? "taken as known" : "decided, not believed",
                                     factor.name, factor.low(), factor.high()));
            return;
        }
    } else if (const std::string_view given = trimmed(text.substr(equals + 1));
               given.find('(') != given.npos) {
        const auto prior = factor.row ? scenario::read_distribution(given, *factor.row, where, problems)
                                      : scenario::read_distribution(given, *factor.effect, where, problems);
        if (!prior) return;
        factor.prior = *prior;
    } else if (!read_values(given, factor, where, problems)) {
        return;
    }
    factors.push_back(std::move(factor));
}

}  // namespace

std::optional<Factor> find_factor(std::string_view name) {
    Factor factor;
    factor.name = name;
    factor.row = find_parameter(name);
    factor.effect = find_effect(name);
    if (factor.is_replicate() && name != replicate_factor) return std::nullopt;
    return factor;
}

std::string suggest_factor(std::string_view name, std::span<const Scenario> scenarios) {
    const auto dot = name.find('.');
    if (dot != name.npos) {
        std::string kind(name.substr(0, dot));
        for (const Scenario& scenario : scenarios)
            for (const Intervention& what : scenario.interventions)
                if (what.id == kind) kind = kind_row(what.kind).name;
        std::ranges::replace(kind, '-', '_');
        if (const EffectRow* row = scenario::complete_effect(kind + std::string(name.substr(dot))))
            return fmt::format("did you mean \"{}\"? It is one belief for all interventions of the kind", row->name);
    }
    const std::string effect = scenario::suggest_effect(name);
    const std::string parameter = scenario::suggest_parameter(name);
    return effect.empty() || parameter.starts_with("did you mean") ? parameter : effect;
}

std::vector<Factor> read_factors(const std::vector<std::string>& texts, std::span<const Scenario> scenarios,
                                 Problems& problems) {
    std::vector<Factor> factors;
    for (const std::string& text : texts) read_factor(text, scenarios, factors, problems);
    if (!texts.empty()) return factors;
    for (const ParameterRow& row : parameter_table())
        if (const Prior prior = belief(row, scenarios); prior.kind != Prior::Kind::fixed)
            factors.push_back({std::string(row.name), &row, prior, {}, 0});
    for (const EffectRow& row : effect_table())
        if (const Prior prior = belief(row, scenarios);
            prior.kind != Prior::Kind::fixed && left_open(row, scenarios))
            factors.push_back({row.name, nullptr, prior, {}, 0, &row});
    return factors;
}

}  // namespace savan::sweep
