#include "sim/output/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "sim/base/digest.hpp"

namespace savan::output {

std::vector<Dimension> dimensions_of(const MeasureRow& row) {
    using enum Dimension;
    switch (row.axes) {
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
    }
    return {};
}

bool is_wide(const MeasureRow& row) noexcept { return row.units == "0.01 USD" || row.units == "0.01 hour"; }

std::string_view cell_methods(const MeasureRow& row) noexcept {
    return row.flow ? "time: sum" : "time: point";
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
    }
    return 0;
}

}  // namespace savan::output
