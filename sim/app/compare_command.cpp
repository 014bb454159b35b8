#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "analysis/compare_tables.hpp"
#include "analysis/observe.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/base/month.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, baseline = "no-programme", format = "md", years;
    bool detail = false;
};

std::size_t find_baseline(const output::Results& results, const std::string& name) {
    const std::size_t position = results.find_scenario(name);
    if (position < results.scenarios().size()) return position;
    scenario::Words names;
    for (const output::ScenarioInfo& info : results.scenarios()) names.push_back(info.name);
    throw Failure(ExitCode::usage,
                  fmt::format("no scenario \"{}\" in the file to compare with (--baseline) {}", name,
                              scenario::suggest(name, names)));
}

/// "2006-2010" or "2006" as months of the run; the whole run for an empty text.
analysis::Period period_of(const std::string& years, int months) {
    const analysis::Period whole{0, months - 1};
    if (years.empty()) return whole;
    int from = 0, to = 0;
    const char* end = years.data() + years.size();
    auto read = std::from_chars(years.data(), end, from);
    to = from;
    if (read.ec == std::errc{} && read.ptr != end && *read.ptr == '-')
        read = std::from_chars(read.ptr + 1, end, to);
    if (read.ec != std::errc{} || read.ptr != end || to < from)
        throw Failure(ExitCode::usage,
                      fmt::format("--years \"{}\" is no span of years, write it as in 2006-2010", years));
    const int first_year = 2002, full_years = months / 12;
    if (from < first_year || to >= first_year + full_years)
        throw Failure(
            ExitCode::usage,
            full_years == 0
                ? fmt::format("--years {}: the run is only {} months long, less than a year", years, months)
                : fmt::format("--years {}: the whole years of the run are {} to {}", years, first_year,
                              first_year + full_years - 1));
    return {january(from).index, january(to + 1).index - 1};
}

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
