#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/ensemble_runs.hpp"
#include "sim/app/explained_tables.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/app/scenario_files.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/version.hpp"
#include "sim/output/results_reader.hpp"
#include "sim/output/results_writer.hpp"
#include "sim/run/experiment.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string output;
    scenario::Overrides overrides;
    EnsembleOption ensemble;
    run::Options run;
    bool says_replicates = false;
    bool reproducible = false, force = false, json = false, quiet = false, no_sharing = false;
    std::vector<std::string> arguments;
};

output::Description describe(const Options& options, const std::vector<ReadScenario>& scenarios,
                             const output::EnsembleInfo& chosen, const scenario::Ensemble& ensemble) {
    const Scenario& first = scenarios.front().loaded.scenario;
    output::Description description;
    description.months = first.months;
    description.seed = options.run.seed;
    description.replicates = options.run.replicates;
    description.argv = options.arguments;
    description.reproducible = options.reproducible;
    description.parts = options.run.parts;
    description.ledger_baseline = options.run.ledger_baseline;
    description.ensemble = chosen;
    description.libraries = library_versions();
    for (const DistrictData& district : first.setting.districts) {
        description.districts.push_back(district.name);
        description.districts_lo.push_back(district.name_lo);
    }
    nlohmann::ordered_json explained = nlohmann::ordered_json::array();
    for (const auto& [file, overrides, loaded] : scenarios) {
        const Scenario& scenario = loaded.scenario;
        output::ScenarioInfo& info = description.scenarios.emplace_back();
        info.name = scenario.name;
        info.title = scenario.title;
        info.title_lo = scenario.title_lo;
        info.finding = scenario.finding;
        info.text = pack(loaded, overrides);
        info.resolved = loaded.resolved;
        for (const Intervention& intervention : scenario.interventions) {
            info.interventions.push_back(intervention.id);
            info.intervention_kinds.emplace_back(kind_row(intervention.kind).name);
        }
        explained.push_back(explained_json(chosen.any() ? told_with(loaded, chosen, ensemble) : loaded));
    }
    description.explained_json = explained.dump();
    return description;
}

std::string counted(std::int64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

/// Whether the ledger can be kept against what was asked for.
void check_ledger_baseline(const Options& options, const std::vector<Scenario>& scenarios) {
    const std::string& name = options.run.ledger_baseline;
    if (name.empty()) return;
    scenario::Words names;
    for (const Scenario& scenario : scenarios) names.push_back(scenario.name);
    const auto baseline = std::ranges::find(scenarios, name, &Scenario::name);
    if (baseline == scenarios.end())
        throw Failure(ExitCode::usage,
                      fmt::format("--ledger-baseline {}: no scenario of that name among the files; {}", name,
                                  scenario::suggest(name, names)));
    for (const Scenario& scenario : scenarios)
        if (!scenario.same_world(*baseline))
            throw Failure(
                ExitCode::usage,
                fmt::format(
                    "--ledger-baseline {}: {} has other people or parameters, so that its lives cannot "
                    "be paired with those of {}; leave it out of the run, or leave the option out to "
                    "pair each with its own run without a programme",
                    name, scenario.name, name));
}

/// The ensemble that is asked for, and the runs that it makes.
output::EnsembleInfo choose_members(Options& options, const std::vector<ReadScenario>& read) {
    if (!options.ensemble.asked()) return {};
    if (!options.says_replicates) options.run.replicates = default_lucks;
    output::EnsembleInfo chosen = read_members(options.ensemble, read, options.run.replicates);
    options.run.replicates = static_cast<std::uint32_t>(chosen.runs());
    if (!options.quiet)
        message(fmt::format("{} with {} each: {}",
                            counted(static_cast<std::int64_t>(chosen.members.size()), "member"),
                            counted(chosen.lucks, "replicate"), counted(options.run.replicates, "run")));
    return chosen;
}

/// --ensemble FILE in two words would take the file for a scenario.
void check_files(const Options& options) {
    if (!options.ensemble.asked()) return;
    for (const std::string& file : options.files)
        if (file.ends_with(".csv"))
            throw Failure(ExitCode::usage,
                          fmt::format("{0} is no scenario file; an ensemble is named in one word, "
                                      "--ensemble={0}",
                                      file));
}

ExitCode simulate(Options options) {
    check_files(options);
    const std::vector<ReadScenario> read = load_all(options.files, options.overrides);
    check_side_by_side(read);
    std::vector<Scenario> scenarios;
    std::vector<const scenario::Loaded*> loaded;
    for (const ReadScenario& one : read) {
        scenarios.push_back(one.loaded.scenario);
        loaded.push_back(&one.loaded);
    }
    const output::EnsembleInfo chosen = choose_members(options, read);
    const scenario::Ensemble ensemble =
        chosen.any() ? scenario::parse_ensemble("ensemble", chosen.text) : scenario::Ensemble{};
    check_ledger_baseline(options, scenarios);
    for (std::size_t member = 0; member < chosen.members.size(); ++member)
        check_ledger_baseline(options, scenarios_of(loaded, ensemble, chosen, member));
    if (std::ranges::none_of(scenarios, [](const Scenario& s) { return s.name == "no-programme"; }))
        warning_message("no scenario is named no-programme: compare will need --baseline");

    StopSignals signals;
    output::ResultsWriter writer(options.output, describe(options, read, chosen, ensemble), options.force);
    signals.remove_on_quitting(writer.temporary_path());

    run::Effort effort;
    std::uint32_t done = 0;
    double seconds = 0;
    {
        Progress progress(options.run.replicates, "replicates", options.quiet);
        const auto take = [&](run::Replicate&& replicate) {
            writer.add(replicate.number, replicate.tallies, replicate.pairings);
            progress.advance();
        };
        const auto job = [&](std::uint32_t k) -> run::Job {
            return {scenarios_of(loaded, ensemble, chosen, chosen.member_of(k)), chosen.luck_of(k)};
        };
        done = chosen.any() ? run::run(job, options.run, take, signals.stop(), &effort)
                            : run::run(scenarios, options.run, take, signals.stop(), &effort);
        seconds = progress.seconds();
    }
    if (done == 0) {
        message("stopped before the first replicate was whole: nothing is kept");
        return signals.exit_code().value_or(ExitCode::internal);
    }
    writer.finish(done);

    // Read back, so that what is reported is what the file holds.
    const output::Results results = output::Results::open(options.output, output::Incomplete::accept);
    if (!options.quiet) {
        if (!results.complete())
            message(fmt::format("stopped early: {} of {} were whole and are kept, marked as incomplete", done,
                                counted(options.run.replicates, "replicate")));
        message(fmt::format("{}: {}, {}, {:.1f} million person-months in {:.1f} s, digest {}", options.output,
                            counted(static_cast<std::int64_t>(scenarios.size()), "scenario"),
                            counted(done, "replicate"), static_cast<double>(effort.person_months) / 1e6,
                            seconds, results.digest()));
    }
    if (options.json) {
        nlohmann::ordered_json summary = {{"path", options.output},
                                          {"digest", results.digest()},
                                          {"complete", results.complete()},
                                          {"scenarios", nlohmann::ordered_json::array()},
                                          {"replicates", done},
                                          {"replicates_asked", options.run.replicates},
                                          {"seed", options.run.seed},
                                          {"members", chosen.members.size()},
                                          {"months", scenarios.front().months},
                                          {"person_months", effort.person_months},
                                          {"person_months_asked", effort.person_months_asked},
                                          {"seconds", seconds}};
        for (const Scenario& scenario : scenarios) summary["scenarios"].push_back(scenario.name);
        print(summary.dump(2) + '\n');
    }
    return signals.exit_code().value_or(ExitCode::ok);
}

}  // namespace

void add_run_command(CLI::App& program, Action& action, const std::vector<std::string>& arguments) {
    CLI::App* command =
        program.add_subcommand("run", "Simulate scenarios, paired person by person, into one results file");
    command->footer(
        "Examples:\n"
        "  savan run scenarios/no-programme.toml scenarios/as-was.toml -o results.h5\n"
        "  savan run scenarios/no-programme.toml scenarios/as-was.toml -o results.h5 --replicates 200 "
        "--threads 8\n"
        "  savan run scenarios/no-programme.toml scenarios/continued.toml -o wider.h5 --set "
        "events-2006.coverage=0.4 --force\n"
        "  savan run scenarios/no-programme.toml scenarios/as-was.toml -o why.h5 --spillover --partings\n"
        "  savan run --ensemble scenarios/no-programme.toml scenarios/as-was.toml -o unsure.h5 --members "
        "100\n"
        "Ctrl-C ends the run after the replicates in hand and keeps them; a second one quits at once.");
    const auto options = std::make_shared<Options>();
    options->arguments = arguments;
    command->add_option("FILES", options->files, "Scenario files")->required();
    command->add_option("-o,--output", options->output, "Results file to write")
        ->type_name("OUT")
        ->required();
    const CLI::Option* replicates =
        command
            ->add_option(
                "--replicates", options->run.replicates,
                fmt::format("Runs of every scenario, each with other luck; with --ensemble runs of every "
                            "member, {} unless given",
                            default_lucks))
            ->type_name("N")
            ->check(CLI::Range(1, 1000000))
            ->capture_default_str();
    add_ensemble_options(*command, options->ensemble);
    command->add_option("--seed", options->run.seed, "Number that all luck comes from")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    command
        ->add_option("--threads", options->run.threads, "Threads; 0: all cores. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    add_overrides(*command, options->overrides);
    command->add_flag("--reproducible", options->reproducible,
                      "Leave host, times and command line out of the file: equal inputs give equal bytes");
    command->add_flag("--force", options->force, "Replace the output if it exists");
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->add_flag("--quiet", options->quiet, "No progress and no summary; errors only");
    command->add_flag(
        "--no-sharing", options->no_sharing,
        "Simulate every scenario from its beginning, not only from where it differs (same results)");
    CLI::Option* baseline =
        command
            ->add_option(
                "--ledger-baseline", options->run.ledger_baseline,
                "Scenario among the files that everybody's life is paired with in the ledger; left out: the "
                "run without a programme")
            ->type_name("NAME")
            ->excludes("--no-sharing");
    command
        ->add_flag("--partings", options->run.parts.partings,
                   "Also when and at which step of the month lives part from those without a programme "
                   "(several times "
                   "slower)")
        ->excludes(baseline);
    command
        ->add_flag("--spillover", options->run.parts.spillover,
                   "Also split effects into direct, by peers and by village norms: three more runs of every "
                   "scenario, and four "
                   "times the memory")
        ->excludes(baseline);
    command->callback([options, replicates, &action] {
        options->says_replicates = replicates->count() > 0;
        options->run.share = !options->no_sharing;
        action = [options] { return simulate(*options); };
    });
}

}  // namespace savan::app
