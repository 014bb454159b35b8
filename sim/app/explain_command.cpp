#include <memory>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/explained_tables.hpp"
#include "sim/app/scenario_files.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, format = "md";
    scenario::Overrides overrides;
};

ExitCode explain(const Options& options) {
    const scenario::Loaded loaded = load_all({options.file}, options.overrides).front().loaded;
    if (options.format == "csv")
        print(explained_csv(loaded));
    else if (options.format == "json")
        print(explained_json(loaded).dump(2) + '\n');
    else
        print(explained_markdown(loaded));
    return ExitCode::ok;
}

}  // namespace

void add_explain_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "explain",
        "Print every resolved number of a scenario: value, unit, range, source, and which file gave it");
    command->footer(
        "Examples:\n"
        "  savan explain scenarios/as-was.toml\n"
        "  savan explain scenarios/as-was.toml --format csv > as-was.csv\n"
        "  savan explain scenarios/as-was.toml --set awareness.half_life=24 --format json");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "Scenario file")->required();
    command->add_option("--format", options->format, "md, csv or json")
        ->check(CLI::IsMember({"md", "csv", "json"}));
    add_overrides(*command, options->overrides);
    command->callback([options, &action] { action = [options] { return explain(*options); }; });
}

}  // namespace savan::app
