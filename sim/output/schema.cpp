#include "sim/output/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "sim/base/digest.hpp"

namespace savan::output {

namespace {

std::vector<Dimension> dimensions_of(Axes axes) {
    using enum Dimension;
    switch (axes) {
        case Axes::none:
            return {scenario, replicate, time, district};
        case Axes::sex_age:
            return {scenario, replicate, time, district, sex, age_group};
        case Axes::sex_age_channel:
            return {scenario, replicate, time, district, sex, age_group, channel};
        case Axes::intervention:
            return {scenario, replicate, time, district, intervention};
        case Axes::risk:
            return {scenario, replicate, time, district, risk_decile};
        case Axes::sex_grade:
            return {scenario, replicate, time, district, sex, grade};
        case Axes::sex_age_tie:
            return {scenario, replicate, time, district, sex, age_group, tie_abroad};
        case Axes::prevalence:
            return {scenario, replicate, time, district, prevalence};
    }
    return {};
}

Dimension dimension_of(PairedAxis axis) noexcept {
    switch (axis) {
        case PairedAxis::time:
            return Dimension::time;
        case PairedAxis::district:
            return Dimension::district;
        case PairedAxis::sex:
            return Dimension::sex;
        case PairedAxis::age_group:
            return Dimension::age_group;
        case PairedAxis::listed_decile:
            return Dimension::listed_decile;
        case PairedAxis::life_event:
            return Dimension::life_event;
        case PairedAxis::change:
            return Dimension::change;
        case PairedAxis::step:
            return Dimension::step;
        case PairedAxis::path:
            return Dimension::path;
    }
    return Dimension::bounds;
}

bool is_wide(std::string_view units) noexcept { return units == "0.01 USD" || units == "0.01 hour"; }

}  // namespace

Variable variable_of(const MeasureRow& row) {
    return {row.name,
            row.units,
            row.long_name,
            row.long_name_lo,
            row.flow ? "time: sum" : "time: point",
            dimensions_of(row.axes),
            is_wide(row.units)};
}

Variable variable_of(const PairedRow& row) {
    Variable variable{row.name,          row.units, row.long_name,
                      row.long_name_lo,  "",        {Dimension::scenario, Dimension::replicate},
                      is_wide(row.units)};
    for (const PairedAxis axis : row.axes) variable.dimensions.push_back(dimension_of(axis));
    if (row.axes.front() == PairedAxis::time) variable.cell_methods = "time: sum";
    return variable;
}

std::vector<Variable> variables_of(PairedParts parts) {
    std::vector<Variable> variables;
    for (const MeasureRow& row : measure_table()) variables.push_back(variable_of(row));
    for (const PairedRow& row : paired_table())
        if (parts.has(row.part)) variables.push_back(variable_of(row));
    return variables;
}

double days_to(int month) noexcept {
    using namespace std::chrono;
    const sys_days origin = 2002y / January / 1;
    const sys_days first = (2002y / January + months(month)) / 1;
    return static_cast<double>((first - origin).count());
}

std::string digest_of_runs(std::span<const std::uint64_t> digests) {
    Digest digest;
    digest.add(digests);
    return fmt::format("{:016x}", digest.value());
}

std::vector<std::string> union_of_interventions(const std::vector<ScenarioInfo>& scenarios) {
    std::vector<std::string> all;
    for (const ScenarioInfo& scenario : scenarios)
        for (const std::string& id : scenario.interventions)
            if (std::ranges::find(all, id) == all.end()) all.push_back(id);
    return all;
}

std::vector<std::int64_t> intervention_positions(const std::vector<ScenarioInfo>& scenarios,
                                                 const std::vector<std::string>& all) {
    std::vector<std::int64_t> positions;
    for (const ScenarioInfo& scenario : scenarios)
        for (const std::string& id : all) {
            const auto found = std::ranges::find(scenario.interventions, id);
            positions.push_back(
                found == scenario.interventions.end() ? -1 : found - scenario.interventions.begin());
        }
    return positions;
}

std::size_t Lengths::operator[](Dimension dimension) const noexcept {
    switch (dimension) {
        case Dimension::scenario:
            return scenarios;
        case Dimension::replicate:
            return replicates;
        case Dimension::time:
            return months;
        case Dimension::district:
            return districts;
        case Dimension::sex:
            return sexes;
        case Dimension::age_group:
            return age_groups;
        case Dimension::channel:
            return channels;
        case Dimension::intervention:
            return interventions;
        case Dimension::risk_decile:
            return risk_deciles;
        case Dimension::bounds:
            return 2;
        case Dimension::listed_decile:
            return listed_deciles;
        case Dimension::life_event:
            return life_events;
        case Dimension::change:
            return changes;
        case Dimension::step:
            return step_names.size();
        case Dimension::path:
            return effect_paths;
        case Dimension::grade:
            return school_grades;
        case Dimension::tie_abroad:
            return tie_states;
        case Dimension::prevalence:
            return prevalence_tenths;
    }
    return 0;
}

}  // namespace savan::output
