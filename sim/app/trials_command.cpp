#include <fmt/format.h>

#include <functional>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/calibration/carry_over.hpp"
#include "analysis/calibration/observe_targets.hpp"
#include "analysis/calibration/target_answers.hpp"
#include "analysis/sweep/design.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/scenario_files.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/run/experiment.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, effect, format = "md";
    scenario::Overrides overrides;
    run::Options run;
    bool quiet = false;
};

std::string notes(const Options& options, std::size_t replicates) {
    return fmt::format(
        "\nThe model's mean and 90 % band over {} replicates (seed {}), in each of which all scenarios share every "
        "person's luck{}.\nA miss is in standard deviations of the figure, of what the best model could miss it by, "
        "and of the chance in the mean, together; a figure agrees within three.\n",
        replicates, options.run.seed,
        options.overrides.uncertain_effects ? ", and effects that no file gives are drawn anew" : "");
}

using Values = std::vector<std::vector<double>>;

/// Value of each target in each replicate; fewer replicates when a signal came.
Values observed(const Options& options, const scenario::TargetFile& file, const std::vector<Scenario>& scenarios,
                const StopSignals& signals, const std::function<void()>& advance) {
    Values values;
    run::run(
        scenarios, options.run,
        [&](run::Replicate&& replicate) {
            values.push_back(calibration::observe(file.targets, file.scenarios, scenarios, replicate.tallies));
            advance();
        },
        signals.stop());
    return values;
}

ExitCode stopped(ExitCode code) {
    message("stopped before all replicates were made: nothing is shown");
    return code;
}

/// The trials with one effect at equally likely values, and which of these the trials favour.
ExitCode carry_over(const Options& options, const scenario::TargetFile& file,
                    const std::vector<Scenario>& scenarios) {
    if (options.format != "md") throw Failure(ExitCode::usage, "--carry-over prints a table: leave out --format");
    scenario::Problems problems;
    const auto factors = sweep::read_factors({options.effect}, scenarios, problems);
    if (problems.any()) throw scenario::ScenarioError(problems.sorted());
    constexpr std::size_t points = 11;
    std::vector<double> values;
    std::vector<std::vector<calibration::Answer>> answers;
    StopSignals signals;
    {
        Progress progress(points * options.run.replicates, "replicates", options.quiet);
        for (std::size_t k = 0; k < points; ++k) {
            values.push_back(factors[0].value_at((static_cast<double>(k) + 0.5) / points));
            std::vector<Scenario> there;
            for (const Scenario& scenario : scenarios) there.push_back(sweep::at_point(scenario, factors, {&values.back(), 1}));
            answers.push_back(calibration::answers(
                file.targets, observed(options, file, there, signals, [&] { progress.advance(); })));
            if (signals.exit_code()) break;
        }
    }
    if (const auto code = signals.exit_code()) return stopped(*code);
    print(calibration::markdown(factors[0].name, calibration::carry_over(values, answers), answers));
    return ExitCode::ok;
}

ExitCode trials(const Options& options) {
    const scenario::TargetFile file = calibration::read_targets(options.file);
    std::vector<std::string> names;
    for (const auto& path : file.scenarios) names.push_back(path.string());
    scenario::Overrides overrides = options.overrides;
    overrides.months = file.months;
    std::vector<Scenario> scenarios;
    for (const ReadScenario& one : load_all(names, overrides)) scenarios.push_back(one.loaded.scenario);
    if (!options.effect.empty()) return carry_over(options, file, scenarios);

    StopSignals signals;
    Values values;
    {
        Progress progress(options.run.replicates, "replicates", options.quiet);
        values = observed(options, file, scenarios, signals, [&] { progress.advance(); });
    }
    if (const auto code = signals.exit_code()) return stopped(*code);
    const std::vector<calibration::Answer> answers = calibration::answers(file.targets, values);
    if (options.format == "csv")
        print(calibration::csv(answers));
    else if (options.format == "json")
        print(nlohmann::ordered_json{{"seed", options.run.seed},
                                     {"replicates", values.size()},
                                     {"uncertain_effects", options.overrides.uncertain_effects},
                                     {"figures", calibration::to_json(answers)}}
                  .dump(2) +
              '\n');
    else
        print(calibration::markdown(answers) + notes(options, values.size()));
    return ExitCode::ok;
}

}  // namespace

void add_trials_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "trials", "Do published trials again in the model: what it gives for each figure of a target file, beside it");
    command->footer(
        "Examples:\n"
        "  savan trials scenarios/targets/effects.toml\n"
        "  savan trials scenarios/targets/effects.toml --uncertain-effects --replicates 100\n"
        "  savan trials scenarios/targets/effects.toml --set intention.control_funds=0.2 --format csv\n"
        "  savan trials scenarios/targets/effects.toml --carry-over 'stipend.dropout_cut=uniform(0, 1)'\n"
        "Any target file will do; its checks and factors are not used.");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "Target file")->required();
    command->add_option("--replicates", options->run.replicates, "Runs of every scenario, each with other luck")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", options->run.seed, "Number that all luck comes from")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    command
        ->add_option("--threads", options->run.threads, "Threads; 0: all cores. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    add_changes(*command, options->overrides);
    command
        ->add_option("--carry-over", options->effect,
                     "Instead: the trials with this effect or parameter at 11 equally likely values of its prior, or of "
                     "the one given, and which of them give what the trials found")
        ->type_name("NAME[=..]");
    command->add_option("--format", options->format, "md, csv or json")->check(CLI::IsMember({"md", "csv", "json"}));
    command->add_flag("--quiet", options->quiet, "No progress");
    command->callback([options, &action] { action = [options] { return trials(*options); }; });
}

}  // namespace savan::app
