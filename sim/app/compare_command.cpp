#include <fmt/format.h>

#include <memory>

#include "analysis/compare_tables.hpp"
#include "analysis/observe.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/results_choice.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, baseline = "no-programme", format = "md", years;
    bool detail = false;
};

ExitCode compare(const Options& options) {
    const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
    const std::size_t baseline = find_baseline(results, options.baseline);
    const analysis::Period period = period_of(options.years, results.description().months);
    const analysis::Comparison comparison = analysis::compare(analysis::observe(results, period), baseline);
    if (options.format == "json") {
        print(analysis::json(comparison));
    } else if (options.format == "csv") {
        print(analysis::csv(comparison));
        for (const std::string& note : analysis::notes(comparison)) message("note: " + note);
    } else {
        print(analysis::markdown(comparison, options.detail));
    }
    return ExitCode::ok;
}

}  // namespace

void add_compare_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "compare", "Compare the scenarios of a results file with a baseline, replicate by replicate");
    command->footer(
        "Examples:\n"
        "  savan compare results.h5\n"
        "  savan compare results.h5 --detail --years 2006-2010\n"
        "  savan compare results.h5 --baseline as-was --format csv > table.csv");
    const auto options = std::make_shared<Options>();
    command->add_option("RESULTS", options->file, "Results file")->required();
    command->add_option("--baseline", options->baseline, "Scenario to compare with")->capture_default_str();
    command->add_option("--format", options->format, "md (for people), csv (long) or json")
        ->check(CLI::IsMember({"md", "csv", "json"}))
        ->capture_default_str();
    command->add_option("--years", options->years, "Only these calendar years, as in 2006-2010")
        ->type_name("YEARS");
    command->add_flag("--detail", options->detail,
                      "With md: also a table of all outcomes for every scenario");
    command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

}  // namespace savan::app
