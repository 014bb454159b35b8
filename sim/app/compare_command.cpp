#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "analysis/compare_tables.hpp"
#include "analysis/report_data.hpp"
#include "analysis/section_json.hpp"
#include "analysis/section_tables.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/base/month.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, baseline = "no-programme", format = "md", years;
    bool detail = false, economics = false, reach = false, equity = false, all = false;
    std::optional<double> discount_rate;  ///< per year
};

using analysis::ReportData;

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

/// A section of its own, beside the table of outcomes.
struct Section {
    bool Options::*wanted;
    std::string (*markdown)(const ReportData&);
    std::string (*csv)(const ReportData&);
    std::vector<std::string> (*notes)(const ReportData&);
};

constexpr Section sections[] = {
    {&Options::economics, analysis::economics_markdown, analysis::economics_csv, analysis::economics_notes},
    {&Options::reach, analysis::reach_markdown, analysis::reach_csv, analysis::reach_notes},
    {&Options::equity, analysis::equity_markdown, analysis::equity_csv, analysis::equity_notes},
};

void print_json(const ReportData& data, const Options& options) {
    nlohmann::ordered_json document = analysis::to_json(data.comparison);
    if (options.economics) document["economics"] = analysis::json_of(data.economics);
    if (options.reach) {
        document["reach"] = analysis::json_of(data.reach);
        document["knowledge"] = analysis::json_of(data.knowledge);
    }
    if (options.equity) document["equity"] = analysis::json_of(data.equity, data.description);
    for (const Section& section : sections)
        if (options.*section.wanted)
            for (const std::string& note : section.notes(data)) document["notes"].push_back(note);
    print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void print_csv(const ReportData& data, const Options& options) {
    const auto section =
        std::ranges::find_if(sections, [&](const Section& each) { return options.*each.wanted; });
    const bool is_main = section == std::end(sections);
    print(is_main ? analysis::csv(data.comparison) : section->csv(data));
    for (const std::string& note : analysis::notes(data.comparison)) message("note: " + note);
    if (is_main) return;
    for (const std::string& note : section->notes(data)) message("note: " + note);
}

void print_markdown(const ReportData& data, const Options& options) {
    std::string text = analysis::markdown(data.comparison, options.detail);
    for (const Section& section : sections)
        if (options.*section.wanted) text += '\n' + section.markdown(data);
    print(text);
}

void check(Options& options) {
    if (options.all) options.economics = options.reach = options.equity = true;
    const auto wanted = std::ranges::count_if(sections, [&](const Section& s) { return options.*s.wanted; });
    if (options.format == "csv" && wanted > 1)
        throw Failure(ExitCode::usage,
                      "--format csv writes one table (a spreadsheet holds one a sheet): choose one of "
                      "--economics, --reach, --equity, or use --format json");
}

ExitCode compare(Options options) {
    check(options);
    const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
    const std::size_t baseline = find_baseline(results, options.baseline);
    const analysis::Period period = period_of(options.years, results.description().months);
    const double rate =
        options.discount_rate.value_or(analysis::discount_rate_of(results.scenarios()[baseline]));
    const ReportData data = analysis::report_data(results, baseline, period, rate);
    if (options.format == "json")
        print_json(data, options);
    else if (options.format == "csv")
        print_csv(data, options);
    else
        print_markdown(data, options);
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
        "  savan compare results.h5 --baseline as-was --format csv > table.csv\n"
        "  savan compare results.h5 --economics --discount-rate 0.05\n"
        "  savan compare results.h5 --equity --format csv > equity.csv\n"
        "  savan compare results.h5 --all --format json > all.json\n"
        "Exit codes: 2 unknown baseline or years, 4 the file cannot be read, 5 it is damaged or not a "
        "results\n"
        "file. A run that was stopped early is compared and marked PARTIAL.");
    const auto options = std::make_shared<Options>();
    command->add_option("RESULTS", options->file, "Results file")->required();
    command->add_option("--baseline", options->baseline, "Scenario to compare with")->capture_default_str();
    command->add_option("--format", options->format, "md (for people), csv (one table, long) or json")
        ->check(CLI::IsMember({"md", "csv", "json"}))
        ->capture_default_str();
    command->add_option("--years", options->years, "Only these calendar years, as in 2006-2010")
        ->type_name("YEARS");
    command->add_flag("--detail", options->detail,
                      "With md: also a table of all outcomes for every scenario");
    command->add_flag(
        "--economics", options->economics,
        "Also costs per case averted, frontier with dominance, acceptability, value of information");
    command->add_flag("--reach", options->reach,
                      "Also who was reached by baseline risk, and what knowing the risk is worth");
    command->add_flag("--equity", options->equity, "Also harms by sex, age, district and baseline risk");
    command->add_flag("--all", options->all, "All three");
    command
        ->add_option("--discount-rate", options->discount_rate,
                     "A year, as in 0.03; left out: that of the scenarios (economics.discount_rate)")
        ->type_name("RATE")
        ->check(CLI::Range(0.0, 0.5));
    command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

}  // namespace savan::app
