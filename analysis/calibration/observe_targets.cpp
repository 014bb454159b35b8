#include "analysis/calibration/observe_targets.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "analysis/calibration/observables.hpp"

namespace savan::calibration {

namespace {

using scenario::Target;

std::size_t position(const std::vector<std::filesystem::path>& order, const std::string& file) {
    const auto found = std::ranges::find(order, std::filesystem::path(file));
    if (found == order.end()) throw std::invalid_argument("no run of the scenario " + file);
    return static_cast<std::size_t>(found - order.begin());
}

double change(scenario::PairedChange kind, double from, double to) {
    if (kind == scenario::PairedChange::absolute) return to - from;
    return from == 0 ? std::numeric_limits<double>::quiet_NaN() : to / from - 1;
}

}  // namespace

scenario::TargetFile read_targets(const std::filesystem::path& file) {
    return scenario::read_targets(file, observable_keys());
}

std::vector<double> observe(const std::vector<Target>& targets,
                            const std::vector<std::filesystem::path>& scenario_order,
                            std::span<const Scenario> scenarios, std::span<const Tallies> runs) {
    if (scenarios.size() != scenario_order.size() || runs.size() != scenario_order.size())
        throw std::invalid_argument("scenarios, runs and files differ in number");
    std::vector<double> values;
    for (const Target& target : targets) {
        const ObservableRow* row = find_observable(target.observable);
        if (!row) throw std::invalid_argument("no observable " + target.observable);
        const auto level = [&](const std::string& file) {
            const std::size_t at = position(scenario_order, file);
            if (target.last >= runs[at].months())
                throw std::out_of_range("run too short for target " + target.id);
            return row->value(scenarios[at], runs[at], {target.first, target.last});
        };
        const double value = level(target.scenario);
        values.push_back(target.baseline.empty() ? value
                                                 : change(target.change, level(target.baseline), value));
    }
    return values;
}

}  // namespace savan::calibration
