#include "sim/app/scenario_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "sim/app/console.hpp"

namespace savan::app {

namespace {

/// Collects the problems of several files; what a base file does wrong is said once.
class Readings {
public:
    std::optional<scenario::Loaded> read(const std::string& file, const scenario::Overrides& overrides) {
        try {
            return scenario::load(file, overrides);
        } catch (const scenario::ScenarioError& error) {
            if (said_.insert(error.what()).second) texts_.emplace_back(error.what());
            only_unreadable_ = only_unreadable_ && !is_readable(file);
            return std::nullopt;
        }
    }

    void throw_problems() const {
        if (texts_.empty()) return;
        std::set<std::string> lines_said;
        for (const std::string& text : texts_) {
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);)
                if (lines_said.insert(line).second) message(line);
        }
        throw Failure(only_unreadable_ ? ExitCode::input_output : ExitCode::invalid_scenario, "");
    }

private:
    static bool is_readable(const std::string& file) {
        std::error_code ignored;
        return !std::filesystem::is_directory(file, ignored) && std::ifstream(file).good();
    }

    std::vector<std::string> texts_;
    std::set<std::string> said_;
    bool only_unreadable_ = true;
};

/// The intervention that a change is about; empty if it is about a parameter or the horizon.
std::string intervention_of(const std::string& change) {
    const std::string name = change.substr(0, change.find('='));
    if (name == "months" || find_parameter(name) != nullptr) return "";
    return name.substr(0, name.find('.'));
}

bool has_intervention(const scenario::Loaded& loaded, const std::string& id) {
    return std::ranges::any_of(loaded.scenario.interventions,
                               [&](const Intervention& i) { return i.id == id; });
}

}  // namespace

std::vector<ReadScenario> load_all(const std::vector<std::string>& files,
                                   const scenario::Overrides& overrides) {
    Readings readings;
    std::vector<ReadScenario> scenarios;
    scenario::Overrides common = overrides;
    common.set.clear();
    for (const std::string& file : files)
        if (auto loaded = readings.read(file, common)) scenarios.push_back({file, common, std::move(*loaded)});
    readings.throw_problems();

    for (const std::string& change : overrides.set) {
        const std::string id = intervention_of(change);
        bool is_used = false;
        for (ReadScenario& scenario : scenarios)
            if (id.empty() || has_intervention(scenario.loaded, id)) {
                scenario.overrides.set.push_back(change);
                is_used = true;
            }
        if (!is_used)
            scenarios.back().overrides.set.push_back(change);  // to be refused there, with a suggestion
    }
    for (ReadScenario& scenario : scenarios)
        if (!scenario.overrides.set.empty())
            if (auto loaded = readings.read(scenario.file, scenario.overrides))
                scenario.loaded = std::move(*loaded);
    readings.throw_problems();
    return scenarios;
}

void check_side_by_side(const std::vector<ReadScenario>& scenarios) {
    std::vector<scenario::Problem> problems;
    const ReadScenario& first = scenarios.front();
    for (std::size_t index = 1; index < scenarios.size(); ++index) {
        const Scenario& other = scenarios[index].loaded.scenario;
        const auto refuse = [&](const std::string& what) {
            problems.push_back({scenario::Origin{scenarios[index].file}, what});
        };
        for (std::size_t earlier = 0; earlier < index; ++earlier)
            if (scenarios[earlier].loaded.scenario.name == other.name)
                refuse(fmt::format(
                    "second scenario named \"{}\" (a scenario is named after its file, and {} has the "
                    "same name) rename one of the files",
                    other.name, scenarios[earlier].file));
        if (other.months != first.loaded.scenario.months)
            refuse(fmt::format(
                "{} months (all scenarios of one results file share a horizon, and {} has {}) use "
                "--months, or run it into a file of its own",
                other.months, first.file, first.loaded.scenario.months));
        if (other.setting.districts != first.loaded.scenario.setting.districts)
            refuse(fmt::format(
                "other districts than {} (all scenarios of one results file share them) run it into a "
                "file of its own",
                first.file));
    }
    if (!problems.empty()) throw scenario::ScenarioError(std::move(problems));
}

void add_changes(CLI::App& command, scenario::Overrides& overrides) {
    command
        .add_option("--set", overrides.set,
                    "Change a parameter (awareness.half_life=24) or a field of an intervention "
                    "(income.coverage=0.4), "
                    "in every scenario that has it; may be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command.add_flag("--uncertain-effects", overrides.uncertain_effects,
                     "Draw every effect of an intervention for which no file gives a number from what is believed of "
                     "it, anew for each replicate and alike in all scenarios");
}

void add_overrides(CLI::App& command, scenario::Overrides& overrides) {
    add_changes(command, overrides);
    command
        .add_option("--months", overrides.months,
                    "Simulate so many months from January 2002 instead of the scenario's")
        ->type_name("N")
        ->check(CLI::Range(1, 1200));
}

}  // namespace savan::app
