#include "sim/app/ensemble_runs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "sim/app/console.hpp"

namespace savan::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t most_runs = 1000000;

fs::path file_of(const EnsembleOption& option, const std::vector<ReadScenario>& scenarios) {
    const bool beside = option.file == "true";
    const fs::path file =
        beside ? fs::path(scenarios.front().file).parent_path() / "posterior.csv" : fs::path(option.file);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        throw Failure(ExitCode::input_output,
                      fmt::format("{}: there is no such ensemble{}; make one with savan calibrate, or name "
                                  "another with --ensemble=FILE",
                                  file.string(), beside ? " beside the scenarios" : ""));
    return file;
}

/// The median: of an even number the lower of the middle two, so that it is a value of some member.
double middle(std::vector<double> values) {
    const auto half = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
    std::ranges::nth_element(values, half);
    return *half;
}

}  // namespace

void add_ensemble_options(CLI::App& command, EnsembleOption& option) {
    CLI::Option* ensemble = command.add_flag(
        "--ensemble", option.file,
        "Simulate under each member of a posterior, so that results carry what is unsure in calibrated "
        "parameters as well as chance; --ensemble alone takes posterior.csv beside the first scenario file, "
        "--ensemble=FILE another");
    command
        .add_option("--members", option.members,
                    "With --ensemble: only so many members, evenly spread over the file; left out: all")
        ->type_name("M")
        ->check(CLI::Range(1u, most_runs))
        ->needs(ensemble);
}

output::EnsembleInfo read_members(const EnsembleOption& option, const std::vector<ReadScenario>& scenarios,
                                  std::uint32_t lucks) {
    const fs::path file = file_of(option, scenarios);
    const scenario::Ensemble ensemble = scenario::read_ensemble(file);
    const std::size_t all = ensemble.members.size();
    const std::size_t count =
        option.members.value_or(static_cast<std::uint32_t>(std::min<std::size_t>(all, most_runs)));
    if (count > all)
        throw Failure(ExitCode::usage, fmt::format("--members {}: {} has only {}; leave it out to take all",
                                                   count, file.string(), all));
    if (count * lucks > most_runs)
        throw Failure(ExitCode::usage,
                      fmt::format("{} members with {} replicates each are too many (at most {} runs); give "
                                  "--members or fewer --replicates",
                                  count, lucks, most_runs));
    output::EnsembleInfo chosen;
    chosen.text = ensemble.text;
    chosen.lucks = lucks;
    for (const std::size_t row : ensemble.rows) chosen.parameters.emplace_back(scenario::column_name(row));
    for (std::size_t m = 0; m < count; ++m) {
        chosen.members.push_back(static_cast<std::uint32_t>(m * all / count));
        chosen.values.push_back(ensemble.members[chosen.members.back()]);
    }
    for (const ReadScenario& scenario : scenarios)
        if (const auto given = scenario::given_by_scenario(scenario.loaded, ensemble); !given.empty())
            warning_message(
                fmt::format("{} gives {} itself: it keeps that under every member of the ensemble",
                            scenario.file, fmt::join(given, ", ")));
    return chosen;
}

std::vector<Scenario> scenarios_of(const std::vector<const scenario::Loaded*>& scenarios,
                                   const scenario::Ensemble& ensemble, const output::EnsembleInfo& chosen,
                                   std::size_t member) {
    std::vector<Scenario> made;
    for (const scenario::Loaded* loaded : scenarios)
        made.push_back(scenario::at_member(*loaded, ensemble, chosen.members[member]));
    return made;
}

scenario::Loaded told_with(const scenario::Loaded& loaded, const output::EnsembleInfo& chosen,
                           const scenario::Ensemble& ensemble) {
    scenario::Loaded told = loaded;
    const auto given = scenario::given_by_scenario(loaded, ensemble);
    for (std::size_t j = 0; j < chosen.parameters.size(); ++j) {
        std::vector<double> values;
        for (const auto& member : chosen.values) values.push_back(member[j]);
        const auto [low, high] = std::ranges::minmax(values);
        for (const std::string& name : scenario::explained_names(loaded, ensemble.rows[j])) {
            if (std::ranges::count(given, name)) continue;
            scenario::Explained& row = *std::ranges::find(told.explained, name, &scenario::Explained::name);
            row.value = fmt::format("{}", middle(values));
            row.prior = fmt::format("{} members, {} to {}", values.size(), low, high);
            row.origin = {"ensemble"};
        }
    }
    return told;
}

}  // namespace savan::app
