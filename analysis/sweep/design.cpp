#include "analysis/sweep/design.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>

#include "analysis/sweep/sampling.hpp"
#include "sim/run/uncertainty.hpp"
#include "sim/scenario/distribution.hpp"

namespace savan::sweep {

namespace {

constexpr std::array<std::string_view, 6> design_names = {"grid",     "latin-hypercube", "sobol",
                                                          "saltelli", "morris",          "foreign"};

std::size_t index_of(const ParameterRow& row) {
    return static_cast<std::size_t>(&row - parameter_table().data());
}

std::vector<std::size_t> levels_of(const DesignChoice& choice, const std::vector<Factor>& factors) {
    std::vector<std::size_t> levels;
    for (const Factor& factor : factors)
        levels.push_back(factor.values.empty() ? choice.levels : factor.values.size());
    return levels;
}

}  // namespace

double Factor::low() const noexcept { return row ? row->low : effect ? effect->what().low : 0; }

double Factor::high() const noexcept {
    return row ? row->high : effect ? effect->what().high : std::numeric_limits<std::uint32_t>::max();
}

std::string_view Factor::unit() const noexcept {
    return row ? row->unit : effect ? effect->what().unit : replicate_factor;
}

std::string_view Factor::source() const noexcept {
    return row ? row->source : effect ? effect->what().source : "";
}

std::string_view Factor::meaning() const noexcept {
    return row      ? row->meaning
           : effect ? effect->what().meaning
                    : "number of the replicate, so of the luck";
}

double Factor::value_at(double u) const {
    const auto choose = [u](std::size_t count) {
        return std::min(static_cast<std::size_t>(u * static_cast<double>(count)), count - 1);
    };
    if (is_replicate()) return static_cast<double>(choose(replicates));
    if (!values.empty()) return values[choose(values.size())];
    return row ? run::value_at(*row, prior, u) : run::value_at(effect->what(), prior, u);
}

std::string Factor::distribution() const {
    if (!values.empty()) return fmt::format("{}", fmt::join(values, ", "));
    if (is_replicate()) return replicates == 0 ? "" : fmt::format("whole numbers 0 to {}", replicates - 1);
    return scenario::distribution_text(prior);
}

std::string_view name_of(DesignKind kind) noexcept { return design_names[static_cast<std::size_t>(kind)]; }

std::optional<DesignKind> find_design(std::string_view name) noexcept {
    const auto found = std::ranges::find(design_names, name);
    if (found == design_names.end()) return std::nullopt;
    return static_cast<DesignKind>(found - design_names.begin());
}

std::size_t rows_of(const DesignChoice& choice, const std::vector<Factor>& factors) {
    switch (choice.kind) {
        case DesignKind::grid: {
            constexpr std::size_t too_many = std::size_t{1} << 40;  // the product of more cannot overflow
            std::size_t rows = 1;
            for (const std::size_t levels : levels_of(choice, factors))
                rows = std::min(rows * levels, too_many);
            return rows;
        }
        case DesignKind::saltelli:
            return choice.count * (factors.size() + 2);
        case DesignKind::morris:
            return choice.count * (factors.size() + 1);
        default:
            return choice.count;
    }
}

Design make_design(const DesignChoice& choice, std::vector<Factor> factors) {
    Design design{choice, std::move(factors), {}, {}};
    const std::size_t columns = design.factors.size();
    const UnitDesign unit = [&] {
        switch (choice.kind) {
            case DesignKind::grid:
                return grid(levels_of(choice, design.factors));
            case DesignKind::sobol:
                return sobol_sequence(choice.count, columns, choice.seed);
            case DesignKind::saltelli:
                return saltelli(choice.count, columns, choice.seed);
            case DesignKind::morris: {
                MorrisDesign made = morris(choice.count, columns, choice.levels, choice.seed);
                design.steps = std::move(made.steps);
                return std::move(made.design);
            }
            default:
                return latin_hypercube(choice.count, columns, choice.seed);
        }
    }();
    design.points = {unit.rows, columns, {}};
    design.points.values.reserve(unit.places.size());
    for (std::size_t i = 0; i < unit.places.size(); ++i)
        design.points.values.push_back(design.factors[i % columns].value_at(unit.places[i]));
    return design;
}

Scenario at_point(Scenario scenario, const std::vector<Factor>& factors, std::span<const double> values) {
    for (std::size_t j = 0; j < factors.size(); ++j) {
        if (const EffectRow* effect = factors[j].effect)
            for (Intervention& what : scenario.interventions)
                if (what.kind == effect->kind) {
                    what.effects[effect->slot] = values[j];
                    what.priors[effect->slot] = {};
                }
        if (!factors[j].row) continue;
        scenario.parameters.*factors[j].row->member = values[j];
        std::erase_if(scenario.uncertain,
                      [&](const auto& drawn) { return drawn.first == index_of(*factors[j].row); });
    }
    return scenario;
}

}  // namespace savan::sweep
