#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>

#include "analysis/optimise/optimum_text.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/scenario_files.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/what_to_compare.hpp"
#include "sim/output/text_file.hpp"
#include "sim/scenario/ensemble.hpp"
#include "sim/scenario/extension_text.hpp"
#include "sim/scenario/intervention_fields.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file = "scenarios/all-recommendations.toml", ensemble, output, aim = "exploited",
                from = "2006-01", years, format = "md";
    optimise::Request request;
    bool force = false, quiet = false;
};

std::size_t outcome_of(const std::string& key) {
    scenario::Words known;
    const auto rows = analysis::outcome_table();
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (rows[k].worse != analysis::Worse::neither) known.push_back(rows[k].key);
        if (rows[k].key != key) continue;
        if (rows[k].worse != analysis::Worse::neither) return k;
        throw Failure(
            ExitCode::usage,
            fmt::format("--aim {} is no aim (fewer or more of it is neither better nor worse by itself) "
                        "choose a harm, as in --aim exploited",
                        key));
    }
    throw Failure(ExitCode::usage, fmt::format("no outcome {} to aim at (--aim) {}", scenario::in_quotes(key),
                                               scenario::suggest(key, known)));
}

Month month_of(const std::string& text) {
    const auto month = scenario::parse_month(text);
    if (!month)
        throw Failure(ExitCode::usage, fmt::format("--from {} is no month, write it as in 2006-01",
                                                   scenario::in_quotes(text)));
    return *month;
}

/// The posterior's members, without what the scenario's own files say: their word counts.
optimise::Members members_of(const std::string& file, const scenario::Loaded& base) {
    if (file.empty()) return {};
    const scenario::Ensemble ensemble = scenario::read_ensemble(file);
    if (ensemble.members.size() < 2)
        throw Failure(ExitCode::usage,
                      fmt::format("--ensemble {}: one member only (the search and the held-out runs need "
                                  "different ones) leave the option out, or give more members",
                                  file));
    const auto given = scenario::given_by_scenario(base, ensemble);
    optimise::Members made;
    made.members.resize(ensemble.members.size());
    for (std::size_t column = 0; column < ensemble.rows.size(); ++column) {
        const std::size_t row = ensemble.rows[column];
        if (std::ranges::find(given, parameter_table()[row].name) != given.end()) {
            warning_message(fmt::format("{}: {} is given by the scenario, which goes before the ensemble",
                                        file, parameter_table()[row].name));
            continue;
        }
        made.rows.push_back(row);
        for (std::size_t member = 0; member < made.members.size(); ++member)
            made.members[member].push_back(ensemble.members[member][column]);
    }
    return made;
}

/// The scenario file's name in the file that extends it: from folder to folder, so that both can move
/// together.
std::string path_from(const std::string& output, const std::string& file) {
    const auto folder = std::filesystem::absolute(output).lexically_normal().parent_path();
    return std::filesystem::absolute(file).lexically_normal().lexically_relative(folder).generic_string();
}

std::string trace_path(const std::string& output) {
    return std::filesystem::path(output).replace_extension(".json").string();
}

/// Before hours of work: what is written at their end must not be in the way.
void check_output(const Options& options) {
    if (options.output.empty()) return;
    const std::filesystem::path path(options.output);
    if (path.extension() != ".toml")
        throw Failure(ExitCode::usage,
                      fmt::format("-o {}: a scenario file ends in .toml (the trace is written beside it, "
                                  "ending in .json)",
                                  options.output));
    std::error_code error;
    for (const std::string& file : {options.output, trace_path(options.output)})
        if (!options.force && std::filesystem::exists(file, error))
            throw output::OutputError(output::Fault::exists, file, "is there already",
                                      "it is not replaced unasked", "choose another name, or use --force");
    if (!path.parent_path().empty() && !std::filesystem::is_directory(path.parent_path(), error))
        throw output::OutputError(output::Fault::unwritable, options.output, "cannot be written",
                                  "there is no folder " + path.parent_path().string(), "make it first");
}

void write_files(const Options& options, const optimise::Optimum& optimum, const optimise::About& about,
                 const scenario::Loaded& base) {
    const auto file = optimise::scenario_file(optimum, about, path_from(options.output, options.file));
    output::write_text_file(options.output, scenario::extension_text(file, base), options.force);
    output::write_text_file(trace_path(options.output), optimise::json(optimum, about), options.force);
    if (options.quiet) return;
    message(
        fmt::format("{}: the mix as a scenario; next: savan run scenarios/no-programme.toml {} -o best.h5",
                    options.output, options.output));
    message(fmt::format("{}: every mix that was tried", trace_path(options.output)));
}

optimise::Optimum search(const Options& options, const Scenario& scenario, const StopSignals& signals) {
    std::unique_ptr<Progress> progress;
    const optimise::Watch watch{[&](std::size_t count) {
                                    progress = std::make_unique<Progress>(count, "simulated mixes at most",
                                                                          options.quiet);
                                },
                                [&](std::size_t count) {
                                    for (; count > 0; --count) progress->advance();
                                }};
    try {
        return optimise::optimise(scenario, options.request, signals.stop(), watch);
    } catch (const std::invalid_argument& error) {
        throw Failure(ExitCode::usage, fmt::format("{}: {} look at --from, --budget and the scenario",
                                                   options.file, error.what()));
    }
}

ExitCode run(const Options& given) {
    Options options = given;
    options.request.outcome = outcome_of(options.aim);
    options.request.terms.from = month_of(options.from);
    options.request.terms.seed = options.request.runs.seed = options.request.rules.seed;
    check_output(options);
    const scenario::Loaded base = load_all({options.file}, {}).front().loaded;
    options.request.members = members_of(options.ensemble, base);
    options.request.runs.period = period_of(options.years, base.scenario.months);

    StopSignals signals;
    const optimise::Optimum optimum = search(options, base.scenario, signals);
    if (!optimum.any()) {
        message("stopped before the first mixes were tried: nothing is kept");
        return signals.exit_code().value_or(ExitCode::internal);
    }
    const optimise::About about{options.file, options.ensemble, base.scenario, options.request};
    if (!options.output.empty()) write_files(options, optimum, about, base);
    print(options.format == "json"  ? optimise::json(optimum, about)
          : options.format == "csv" ? optimise::csv(optimum, about)
                                    : optimise::markdown(optimum, about));
    if (options.format == "csv")
        for (const std::string& note : optimise::notes(optimum, about)) message("note: " + note);
    return signals.exit_code().value_or(ExitCode::ok);
}

void add_search_options(CLI::App& command, Options& options) {
    optimise::Request& request = options.request;
    command.add_option("--evaluations", request.rules.evaluations, "Most mixes that the search tries")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command
        .add_option("--runs", request.search_runs, "Runs of every mix in the search, the same for all mixes")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command
        .add_option("--held-out", request.held_out_runs,
                    "Other runs, which the search does not see and the reported figures come from")
        ->type_name("N")
        ->check(CLI::Range(2, 100'000))
        ->capture_default_str();
    command.add_option("--seed", request.rules.seed, "Number that all luck comes from, the search's too")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    command
        .add_option("--threads", request.runs.threads, "Threads; 0: all cores. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
}

void add_programme_options(CLI::App& command, Options& options) {
    optimise::Request& request = options.request;
    command
        .add_option("--from", options.from,
                    "Decide on interventions that start in this month or later; earlier ones stay as they "
                    "are, beside "
                    "the budget")
        ->type_name("MONTH")
        ->capture_default_str();
    command
        .add_option("--most-posts", request.terms.most_posts,
                    "Most posts of one staff intervention in one district")
        ->type_name("N")
        ->check(CLI::Range(0.01, 100.0))
        ->capture_default_str();
    command.add_flag("--only-own-villages", request.terms.only_own_villages,
                     "Do not add villages that an intervention does not have in the scenario");
}

}  // namespace

void add_optimise_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "optimise", "Find the spending of a budget that averts most harm in the model");
    command->footer(
        "Examples:\n"
        "  savan optimise --budget 100000 -o best.toml\n"
        "  savan optimise --budget 100000 --aim unsafe_departures --robust "
        "scenarios/all-recommendations.toml\n"
        "  savan optimise --budget 50000 --evaluations 60 --runs 8 --only-own-villages --format csv > "
        "mixes.csv\n"
        "The scenario says what can be bought: each of its interventions in each of its districts. Money "
        "buys villages,\n"
        "rounds, months or posts, and is the intervention's own budget, so never more is spent; staff are "
        "bought too, and\n"
        "their hours limit everything else. The aim is the change from no programme. People exploited is the "
        "harm itself\n"
        "but rare, so that many mixes tie; unsafe_departures come before it and tell mixes apart with fewer "
        "runs.\n"
        "The search starts from plain mixes and a greedy one and goes on by adaptive stochastic descent, all "
        "mixes under\n"
        "the same luck. What is reported comes from runs that it never saw. A tie is called a tie.\n"
        "Effects are assumed, also that they stay as strong when money is added: a best mix is best in the "
        "model only.\n"
        "Ctrl-C ends the search and keeps the best so far, marked, without the comparison.\n"
        "Exit codes: 2 unknown aim, nothing to buy; 3 invalid scenario; 4 a file cannot be read or written.");
    const auto options = std::make_shared<Options>();
    command->add_option("SCENARIO", options->file, "Scenario whose interventions can be bought")
        ->capture_default_str();
    command->add_option("--budget", options->request.budget, "Money for the whole time, US$")
        ->type_name("USD")
        ->check(CLI::Range(0.01, 1e9))
        ->required();
    command
        ->add_option("--aim", options->aim,
                     "Outcome whose change from no programme is to be best; a column of savan compare "
                     "--format csv that "
                     "can be better or worse")
        ->type_name("OUTCOME")
        ->capture_default_str();
    CLI::Option* robust = command->add_flag("--robust", options->request.rules.aim.robust,
                                            "Judge a mix by the mean of its worst runs (CVaR), not of all");
    command
        ->add_option("--cvar-level", options->request.rules.aim.worst_share,
                     "With --robust: share of the runs that are the worst")
        ->type_name("SHARE")
        ->check(CLI::Range(0.001, 1.0))
        ->needs(robust)
        ->capture_default_str();
    command
        ->add_option("--years", options->years,
                     "Years that the outcome is taken over, as in 2006-2010; all if left out")
        ->type_name("SPAN");
    command
        ->add_option("--ensemble", options->ensemble,
                     "File of equally likely parameter values (a posterior); each run has one of them")
        ->type_name("FILE");
    add_programme_options(*command, *options);
    add_search_options(*command, *options);
    command
        ->add_option("-o,--output", options->output,
                     "Scenario file to write; every mix tried goes beside it, as .json")
        ->type_name("OUT.toml");
    command->add_option("--format", options->format, "md (for people), csv (one table, long) or json")
        ->check(CLI::IsMember({"md", "csv", "json"}))
        ->capture_default_str();
    command->add_flag("--force", options->force, "Replace the outputs if they exist");
    command->add_flag("--quiet", options->quiet, "No progress and no summary; errors only");
    command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace savan::app
