#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/calibration/calibration_plan.hpp"
#include "analysis/calibration/observe_targets.hpp"
#include "sim/app/calibrate_commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/app/scenario_files.hpp"
#include "sim/output/provenance.hpp"
#include "sim/scenario/ensemble.hpp"

namespace savan::app {

namespace fs = std::filesystem;

namespace {

struct Options {
    std::string folder, targets;
    scenario::Overrides overrides;
    calibration::CalibrationPlan plan;
    bool json = false;
};

/// Targets that name the scenarios of the plan instead of files.
std::vector<scenario::Target> with_names(std::vector<scenario::Target> targets) {
    for (scenario::Target& target : targets) {
        target.scenario = fs::path(target.scenario).stem().string();
        target.baseline = fs::path(target.baseline).stem().string();
    }
    return targets;
}

std::vector<sweep::Factor> factors_of(const scenario::TargetFile& file, const Scenario& scenario) {
    if (file.factors.empty())
        throw Failure(ExitCode::invalid_scenario,
                      fmt::format("{}: no parameters to calibrate (the file has no factors) add a line as in "
                                  "factors = [\"intention.base\"]",
                                  file.path.string()));
    scenario::Problems problems;
    std::vector<sweep::Factor> factors = sweep::read_factors(file.factors, scenario, problems);
    if (problems.any()) throw scenario::ScenarioError(problems.sorted());
    return factors;
}

/// What is looked at in runs of those files, over so many months unless others are asked for.
calibration::Observation observation_of(const std::vector<scenario::Target>& targets,
                                        const std::vector<fs::path>& files, int months,
                                        scenario::Overrides overrides, std::vector<ReadScenario>& read) {
    if (targets.empty()) return {};
    if (!overrides.months) overrides.months = months;
    if (*overrides.months < months)
        throw Failure(
            ExitCode::usage,
            fmt::format("--months {} is too short: targets are observed until month {} (counted from 0); "
                        "give at least {}, or leave it out",
                        *overrides.months, months - 1, months));
    std::vector<std::string> names;
    for (const fs::path& path : files) names.push_back(path.string());
    read = load_all(names, overrides);
    check_side_by_side(read);
    calibration::Observation observation{*overrides.months, {}, with_names(targets)};
    for (const ReadScenario& one : read)
        observation.scenarios.push_back(
            {one.loaded.scenario.name, pack(one.loaded, one.overrides), output::sha256(one.loaded.resolved)});
    return observation;
}

/// A calibration moves its parameters in every scenario, but a run with the ensemble lets a scenario keep
/// what it says itself.
void warn_of_given_parameters(const std::vector<ReadScenario>& read,
                              const std::vector<sweep::Factor>& factors) {
    scenario::Ensemble ensemble;
    for (const sweep::Factor& factor : factors)
        ensemble.rows.push_back(scenario::find_column(factor.name).value());
    for (const ReadScenario& one : read)
        for (const std::string& name : scenario::given_by_scenario(one.loaded, ensemble))
            warning_message(fmt::format(
                "{} gives {} itself: it is calibrated nonetheless, but savan run --ensemble will keep the "
                "scenario's own value",
                one.file, name));
}

ExitCode plan(const Options& options) {
    const scenario::TargetFile file = calibration::read_targets(options.targets);
    calibration::CalibrationPlan made = options.plan;
    made.folder = options.folder;
    made.version = output::build().version;
    made.git_revision = output::build().git_revision;
    made.created = output::utc_now();
    made.targets_text = file.text;
    std::vector<ReadScenario> read, read_for_checks;
    made.fitting = observation_of(file.targets, file.scenarios, file.months, options.overrides, read);
    made.checks = observation_of(file.checks, file.check_scenarios, file.check_months, options.overrides,
                                 read_for_checks);
    const auto fitted = std::ranges::count_if(
        made.fitting.targets, [&](const scenario::Target& target) { return made.is_fitted(target); });
    if (fitted == 0)
        throw Failure(ExitCode::usage,
                      fmt::format("{}: no target is left to fit to (all are only checked, or became known "
                                  "later) give a later --known-until, or targets with fit = true",
                                  options.targets));
    made.factors = factors_of(file, read.front().loaded.scenario);
    calibration::write_calibration(made);

    warn_of_given_parameters(read, made.factors);
    warn_of_given_parameters(read_for_checks, made.factors);
    const auto checked =
        made.fitting.targets.size() + made.checks.targets.size() - static_cast<std::size_t>(fitted);
    message(fmt::format("{}: {} parameters, {} targets to fit and {} to check; next: savan calibrate run {}",
                        options.folder, made.factors.size(), fitted, checked, options.folder));
    if (options.json)
        print(nlohmann::ordered_json{{"path", options.folder},
                                     {"parameters", made.factors.size()},
                                     {"fitted", fitted},
                                     {"checked", checked},
                                     {"months", made.fitting.months}}
                  .dump(2) +
              '\n');
    return ExitCode::ok;
}

void add_sizes(CLI::App& command, calibration::Sizes& sizes) {
    const auto count = [&](const char* name, auto& into, std::size_t least, const char* meaning) {
        command.add_option(name, into, meaning)
            ->type_name("N")
            ->check(CLI::Range(least, std::size_t{1'000'000}))
            ->capture_default_str();
    };
    count("--points", sizes.points, 10, "Points of each wave of history matching");
    count("--waves", sizes.waves, 1, "Waves of history matching");
    count("--population", sizes.population, 10, "Points of each generation of ABC-SMC");
    count("--generations", sizes.generations, 1, "Generations of ABC-SMC, at most");
    count("--members", sizes.members, 1, "Members of the posterior ensemble");
    count("--replicates", sizes.replicates, 1, "Replicates of every point, whose mean is compared");
}

}  // namespace

void add_calibrate_plan_command(CLI::App& calibrate, Action& action) {
    CLI::App* command =
        calibrate.add_subcommand("plan", "Read the targets and write the folder that all else works on");
    command->footer(
        "Examples:\n"
        "  savan calibrate plan fitted scenarios/targets/savannakhet.toml\n"
        "  savan calibrate plan quick scenarios/targets/savannakhet.toml --points 100 --waves 2 "
        "--generations 4\n"
        "  savan calibrate plan early scenarios/targets/savannakhet.toml --known-until 2003\n"
        "The target file names the figures, the scenarios that they are compared with and the parameters to\n"
        "calibrate. With --known-until figures that became known later are predicted and checked, not "
        "fitted.\n"
        "The folder holds copies of everything; the same plan gives the same posterior everywhere.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder to write")->required();
    command->add_option("TARGETS", options->targets, "File of published figures (TOML)")->required();
    add_sizes(*command, options->plan.sizes);
    command->add_option("--seed", options->plan.seed, "Number that all luck comes from")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    command
        ->add_option("--known-until", options->plan.known_until,
                     "Fit only what was known by the end of that year, check the rest")
        ->type_name("YEAR")
        ->check(CLI::Range(1900, 2100));
    add_overrides(*command, options->overrides);
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->callback([options, &action] { action = [options] { return plan(*options); }; });
}

}  // namespace savan::app
