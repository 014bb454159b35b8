#include <fmt/format.h>

#include <memory>
#include <optional>

#include "analysis/compare_tables.hpp"
#include "analysis/ledger_json.hpp"
#include "analysis/observe.hpp"
#include "analysis/report_data.hpp"
#include "analysis/section_json.hpp"
#include "analysis/section_tables.hpp"
#include "analysis/sensitivity/assumed_share.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/what_to_compare.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, baseline = "no-programme", format = "md", years, sensitivity;
    bool detail = false, economics = false, reach = false, equity = false, ledger = false, split = false,
         all = false;
    std::optional<double> discount_rate;  ///< per year
};

using analysis::ReportData;

/// A section of its own, beside the table of outcomes.
struct Section {
    bool Options::*wanted;
    std::string (*markdown)(const ReportData&);
    std::string (*csv)(const ReportData&);
    std::vector<std::string> (*notes)(const ReportData&);
    void (*add_json)(const ReportData&, nlohmann::ordered_json&);
};

constexpr Section sections[] = {
    {&Options::economics, analysis::economics_markdown, analysis::economics_csv, analysis::economics_notes,
     [](const ReportData& data, nlohmann::ordered_json& document) {
         document["economics"] = analysis::json_of(data.economics);
     }},
    {&Options::reach, analysis::reach_markdown, analysis::reach_csv, analysis::reach_notes,
     [](const ReportData& data, nlohmann::ordered_json& document) {
         document["reach"] = analysis::json_of(data.reach);
         document["knowledge"] = analysis::json_of(data.knowledge);
     }},
    {&Options::equity, analysis::equity_markdown, analysis::equity_csv, analysis::equity_notes,
     [](const ReportData& data, nlohmann::ordered_json& document) {
         document["equity"] = analysis::json_of(data.equity, data.description);
     }},
    {&Options::ledger, analysis::ledger_markdown, analysis::ledger_csv, analysis::ledger_section_notes,
     [](const ReportData& data, nlohmann::ordered_json& document) {
         document["ledger"] = analysis::json_of(data.ledger, data.description);
         document["partings"] = analysis::json_of(data.partings);
     }},
    {&Options::split, analysis::split_markdown, analysis::split_csv, analysis::split_section_notes,
     [](const ReportData& data, nlohmann::ordered_json& document) {
         document["split"] = analysis::json_of(data.split);
     }},
};

std::vector<Section> wanted_sections(const Options& options) {
    std::vector<Section> wanted;
    for (const Section& section : sections)
        if (options.all || options.*section.wanted) wanted.push_back(section);
    return wanted;
}

void print_json(const ReportData& data, const std::vector<Section>& wanted) {
    nlohmann::ordered_json document = analysis::to_json(data.comparison);
    document["assumed_share"] = sensitivity::to_json(data.shares);
    for (const std::string& note : sensitivity::notes(data.shares)) document["notes"].push_back(note);
    for (const Section& section : wanted) {
        section.add_json(data, document);
        for (const std::string& note : section.notes(data)) document["notes"].push_back(note);
    }
    print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

void print_csv(const ReportData& data, const std::vector<Section>& wanted) {
    print(!wanted.empty()     ? wanted.front().csv(data)
          : data.shares.study ? sensitivity::csv(data.shares)
                              : analysis::csv(data.comparison));
    for (const std::string& note : analysis::notes(data.comparison)) message("note: " + note);
    for (const std::string& note : sensitivity::notes(data.shares)) message("note: " + note);
    for (const Section& section : wanted)
        for (const std::string& note : section.notes(data)) message("note: " + note);
}

void print_markdown(const ReportData& data, const std::vector<Section>& wanted, bool detail) {
    std::string text = analysis::markdown(data.comparison, detail);
    text += (data.shares.study ? "\n" : "") + sensitivity::markdown(data.shares);
    for (const Section& section : wanted) text += '\n' + section.markdown(data);
    print(text);
}

ExitCode compare(const Options& options) {
    const std::vector<Section> wanted = wanted_sections(options);
    if (options.format == "csv" && wanted.size() + !options.sensitivity.empty() > 1)
        throw Failure(ExitCode::usage,
                      "--format csv writes one table (a spreadsheet holds one a sheet): choose one of "
                      "--economics, --reach, --equity, --ledger, --spillover, --sensitivity, or use --format json");
    const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
    const std::size_t baseline = find_baseline(results, options.baseline);
    if (options.split && !results.description().parts.spillover)
        throw Failure(
            ExitCode::usage,
            fmt::format("{} does not hold effects split by --spillover (the run was not asked for it); "
                        "repeat savan run with --spillover",
                        options.file));
    const analysis::Period period = period_of(options.years, results.description().months);
    const double rate =
        options.discount_rate.value_or(analysis::discount_rate_of(results.scenarios()[baseline]));
    // The table of outcomes alone needs little memory, however many replicates there are.
    ReportData data;
    if (wanted.empty())
        data.comparison = analysis::compare(analysis::observe(results, period), baseline);
    else
        data = analysis::report_data(results, baseline, period, rate);
    data.shares = assumed_shares(options.sensitivity, results, baseline, period);
    if (options.format == "json")
        print_json(data, wanted);
    else if (options.format == "csv")
        print_csv(data, wanted);
    else
        print_markdown(data, wanted, options.detail);
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
        "  savan compare results.h5 --ledger\n"
        "  savan compare results.h5 --all --format json > all.json\n"
        "  savan compare results.h5 --sensitivity wide-sensitivity.json\n"
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
    command->add_flag("--ledger", options->ledger,
                      "Also what becomes of people: averted, delayed, diverted, induced; over the whole run");
    command->add_flag("--spillover", options->split,
                      "Also effects by the way they come: directly, by peers, by village norms");
    command->add_flag("--all", options->all, "All of these");
    command
        ->add_option("--sensitivity", options->sensitivity,
                     "Also the share of each result's variance that rests on assumed parameters, from the file "
                     "that savan sensitivity -o wrote")
        ->type_name("FILE");
    command
        ->add_option("--discount-rate", options->discount_rate,
                     "A year, as in 0.03; left out: that of the scenarios (economics.discount_rate)")
        ->type_name("RATE")
        ->check(CLI::Range(0.0, 0.5));
    command->callback([options, &action] { action = [options] { return compare(*options); }; });
}

}  // namespace savan::app
