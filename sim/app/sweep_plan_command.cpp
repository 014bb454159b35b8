#include <fmt/format.h>

#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

#include "analysis/sweep/design_file.hpp"
#include "analysis/sweep/plan.hpp"
#include "sim/app/console.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/app/scenario_files.hpp"
#include "sim/app/sweep_commands.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/text_file.hpp"

namespace savan::app {

namespace {

using sweep::DesignKind;

/// More is a mistyped number, or a grid of too many factors.
constexpr std::uint64_t most_runs = 1'000'000'000;

struct Options {
    std::string folder;
    std::vector<std::string> files, factors;
    scenario::Overrides overrides;
    std::string design = "latin-hypercube", import;
    std::size_t points = 0, base_points = 0, trajectories = 0, levels = 4;
    std::uint32_t design_seed = 1, replicate_factor = 0, seed = 2005, replicates = 1;
    std::uint64_t runs_per_part = 0;
    bool json = false;
};

/// The one option that says how large a design is.
std::size_t size_of(const Options& options, DesignKind kind) {
    struct Size {
        std::string_view option;
        std::size_t given;
        bool fits;
    };
    const Size sizes[] = {
        {"--points", options.points, kind == DesignKind::latin_hypercube || kind == DesignKind::sobol},
        {"--base-points", options.base_points, kind == DesignKind::saltelli},
        {"--trajectories", options.trajectories, kind == DesignKind::morris}};
    for (const Size& size : sizes)
        if (size.given > 0 && !size.fits)
            throw Failure(
                ExitCode::usage,
                fmt::format("{} does not go with {} (see savan sweep plan --help)", size.option,
                            kind == DesignKind::foreign ? "--import" : "--design " + options.design));
    for (const Size& size : sizes)
        if (size.fits && size.given == 0)
            throw Failure(ExitCode::usage,
                          fmt::format("--design {} needs {} N", options.design, size.option));
        else if (size.fits)
            return size.given;
    return 0;
}

sweep::Design imported_design(const Options& options) {
    size_of(options, DesignKind::foreign);
    if (!options.factors.empty() || options.replicate_factor > 0)
        throw Failure(ExitCode::usage,
                      "--import brings its own factors: leave out --factor and --replicate-factor");
    sweep::Design design = sweep::read_design(options.import, output::read_text_file(options.import));
    for (const sweep::Factor& factor : design.factors)
        if (factor.is_replicate() && options.replicates > 1)
            throw Failure(ExitCode::usage, "the design has a column \"replicate\": leave out --replicates");
    return design;
}

sweep::Design chosen_design(const Options& options, std::span<const Scenario> scenarios) {
    sweep::DesignChoice choice;
    choice.kind = *sweep::find_design(options.design);
    choice.seed = options.design_seed;
    choice.count = size_of(options, choice.kind);
    choice.levels = options.levels;
    if (choice.kind == DesignKind::morris && (choice.levels < 2 || choice.levels % 2 != 0))
        throw Failure(
            ExitCode::usage,
            fmt::format("--levels {}: a Morris design steps over half of them, so give an even number",
                        choice.levels));
    scenario::Problems problems;
    std::vector<sweep::Factor> factors = sweep::read_factors(options.factors, scenarios, problems);
    if (problems.any()) throw scenario::ScenarioError(problems.sorted());
    if (options.replicate_factor > 0) {
        if (options.replicates > 1)
            throw Failure(ExitCode::usage, "--replicate-factor runs each point once: leave out --replicates");
        factors.push_back({std::string(sweep::replicate_factor), nullptr, {}, {}, options.replicate_factor});
    }
    const std::uint64_t rows = sweep::rows_of(choice, factors);
    if (rows > most_runs / options.replicates)
        throw Failure(
            ExitCode::usage,
            fmt::format("{} points with {} replicates are too many (at most {} runs); choose fewer factors "
                        "with --factor, fewer --levels or fewer points",
                        rows, options.replicates, most_runs));
    return sweep::make_design(choice, std::move(factors));
}

ExitCode plan(const Options& options) {
    const std::vector<ReadScenario> read = load_all(options.files, options.overrides);
    check_side_by_side(read);
    const Scenario& first = read.front().loaded.scenario;
    sweep::Plan made;
    made.folder = options.folder;
    made.version = output::build().version;
    made.git_revision = output::build().git_revision;
    made.created = output::utc_now();
    made.seed = options.seed;
    made.replicates = options.replicates;
    made.months = first.months;
    std::vector<Scenario> scenarios;
    for (const ReadScenario& one : read) {
        scenarios.push_back(one.loaded.scenario);
        made.scenarios.push_back(
            {one.loaded.scenario.name, pack(one.loaded, one.overrides), output::sha256(one.loaded.resolved)});
    }
    made.design = options.import.empty() ? chosen_design(options, scenarios) : imported_design(options);
    made.runs_per_part =
        options.runs_per_part > 0 ? options.runs_per_part : sweep::default_runs_per_part(made.runs());
    sweep::write_plan(made);

    message(fmt::format(
        "{}: {} points ({}, {} factors) x {} replicates = {} runs of {} scenarios, in {} parts; next: "
        "savan sweep run {}",
        options.folder, made.design.points.rows, sweep::name_of(made.design.choice.kind),
        made.design.factors.size(), made.replicates, made.runs(), made.scenarios.size(), made.parts(),
        options.folder));
    if (options.json)
        print(nlohmann::ordered_json{{"path", options.folder},
                                     {"points", made.design.points.rows},
                                     {"factors", made.design.factors.size()},
                                     {"replicates", made.replicates},
                                     {"runs", made.runs()},
                                     {"parts", made.parts()}}
                  .dump(2) +
              '\n');
    return ExitCode::ok;
}

void add_design_options(CLI::App& command, Options& options) {
    command.add_option("--design", options.design, "How points are chosen")
        ->check(CLI::IsMember({"latin-hypercube", "sobol", "saltelli", "morris", "grid"}))
        ->capture_default_str();
    const auto count = [&](const char* name, std::size_t& into, const char* meaning) {
        command.add_option(name, into, meaning)->type_name("N")->check(CLI::Range(1, 100'000'000));
    };
    count("--points", options.points, "Points of a latin-hypercube or sobol design");
    count("--base-points", options.base_points,
          "Base points of a saltelli design, best a power of 2; each gives factors + 2 points");
    count("--trajectories", options.trajectories,
          "Trajectories of a morris design; each gives factors + 1 points");
    command
        .add_option("--levels", options.levels,
                    "Levels of morris and of grid factors without values: equally likely, each at its middle")
        ->type_name("N")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command.add_option("--design-seed", options.design_seed, "Number that the design's luck comes from")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    command.add_option("--import", options.import, "Points from a csv file, columns named after parameters and effects")
        ->type_name("CSV");
    command
        .add_option(
            "--factor", options.factors,
            "A parameter to vary, or an effect of a kind of intervention (after_class.dropout_cut): NAME (by its "
            "prior), NAME=uniform(3, 36) or NAME=3,6,12; may be repeated. Without any, all parameters that have a "
            "prior and all effects that are believed of the kinds in the scenarios")
        ->type_name("NAME[=..]")
        ->allow_extra_args(false);
    command
        .add_option("--replicate-factor", options.replicate_factor,
                    "Make the replicate, 0 to N-1, one more factor, and run each point once")
        ->type_name("N")
        ->check(CLI::Range(2, 1'000'000'000));
}

}  // namespace

void add_sweep_plan_command(CLI::App& sweep, Action& action) {
    CLI::App* command =
        sweep.add_subcommand("plan", "Choose the points and write the folder that all else works on");
    command->footer(
        "Examples:\n"
        "  savan sweep plan wide scenarios/no-programme.toml scenarios/as-was.toml --points 500 --replicates "
        "4\n"
        "  savan sweep plan two no-programme.toml mine.toml --design grid --factor "
        "awareness.half_life=6,12,24 \\\n"
        "      --factor 'awareness.peer_rate=uniform(0, 0.05)' --levels 5\n"
        "  savan sweep plan indices no-programme.toml mine.toml --design saltelli --base-points 1024 \\\n"
        "      --replicate-factor 1000\n"
        "  savan sweep plan mine no-programme.toml mine.toml --import design.csv\n"
        "The folder holds manifest.json, design.csv, the scenarios and, later, the parts. A factor replaces "
        "the\n"
        "value of its parameter, or of its effect in every intervention of the kind, in every scenario. All points share their luck, replicate by replicate.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder to write")->required();
    command->add_option("FILES", options->files, "Scenario files")->required();
    add_design_options(*command, *options);
    command->add_option("--replicates", options->replicates, "Replicates of every point")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Number that all luck of the simulation comes from")
        ->type_name("N")
        ->check(CLI::Range(0u, std::numeric_limits<std::uint32_t>::max()))
        ->capture_default_str();
    add_overrides(*command, options->overrides);
    command
        ->add_option("--runs-per-part", options->runs_per_part,
                     "Runs in one part; by default so few that there are 128 parts, but no more than 256")
        ->type_name("N")
        ->check(CLI::Range(1, 100'000));
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->callback([options, &action] { action = [options] { return plan(*options); }; });
}

}  // namespace savan::app
