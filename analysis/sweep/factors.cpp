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

/// What is believed of a parameter: by the scenario, or else by the table.
Prior belief(const ParameterRow& row, const Scenario& scenario) {
    const auto index = static_cast<std::size_t>(&row - parameter_table().data());
    for (const auto& [uncertain, prior] : scenario.uncertain)
        if (uncertain == index) return prior;
    return row.prior;
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
        if (value < factor.row->low || value > factor.row->high) {
            problems.add(
                where, fmt::format("{} = {} is out of range ({} to {} {}) give values within it", factor.name,
                                   value, factor.row->low, factor.row->high, factor.row->unit));
            return false;
        }
        factor.values.push_back(value);
        from = comma + 1;
    }
    return true;
}

void read_factor(std::string_view text, const Scenario& scenario, std::vector<Factor>& factors,
                 Problems& problems) {
    const scenario::Origin where{fmt::format("--factor {}", text)};
    const auto equals = text.find('=');
    Factor factor;
    factor.name = trimmed(text.substr(0, equals));
    factor.row = find_parameter(factor.name);
    if (!factor.row) {
        problems.add(where, fmt::format("unknown parameter {} (not in the table of parameters) {}",
                                        in_quotes(factor.name), scenario::suggest_parameter(factor.name)));
        return;
    }
    if (std::ranges::find(factors, factor.name, &Factor::name) != factors.end()) {
        problems.add(where, fmt::format("second factor {} (a parameter has one value at a point) keep one",
                                        in_quotes(factor.name)));
        return;
    }
    if (equals == text.npos) {
        factor.prior = belief(*factor.row, scenario);
        if (factor.prior.kind == Prior::Kind::fixed) {
            problems.add(where,
                         fmt::format("{} has no prior (its value is taken as known) give a distribution, as "
                                     "in {}=uniform({}, {})",
                                     in_quotes(factor.name), factor.name, factor.row->low, factor.row->high));
            return;
        }
    } else if (const std::string_view given = trimmed(text.substr(equals + 1));
               given.find('(') != given.npos) {
        const auto prior = scenario::read_distribution(given, *factor.row, where, problems);
        if (!prior) return;
        factor.prior = *prior;
    } else if (!read_values(given, factor, where, problems)) {
        return;
    }
    factors.push_back(std::move(factor));
}

}  // namespace

std::vector<Factor> read_factors(const std::vector<std::string>& texts, const Scenario& scenario,
                                 Problems& problems) {
    std::vector<Factor> factors;
    for (const std::string& text : texts) read_factor(text, scenario, factors, problems);
    if (!texts.empty()) return factors;
    for (const ParameterRow& row : parameter_table())
        if (const Prior prior = belief(row, scenario); prior.kind != Prior::Kind::fixed)
            factors.push_back({std::string(row.name), &row, prior, {}, 0});
    return factors;
}

}  // namespace savan::sweep
