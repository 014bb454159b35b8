#include <fmt/format.h>

#include <memory>
#include <optional>

#include "analysis/report/page.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/what_to_compare.hpp"
#include "sim/output/temporary_file.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, output, baseline = "no-programme", years, sensitivity;
    std::optional<double> discount_rate;  ///< per year
    bool allow_partial = false, force = false, quiet = false;
};

ExitCode report(const Options& options) {
    output::TemporaryFile file(options.output, options.force);  // what cannot be written is soon told
    const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
    if (!results.complete() && !options.allow_partial)
        throw Failure(
            ExitCode::verification,
            fmt::format(
                "{}: is partial (the run was stopped after {} of {} replicates) Repeat the run, or give "
                "--allow-partial: the page then says so.",
                options.file, results.replicates(), results.description().replicates));
    const std::size_t baseline = find_baseline(results, options.baseline);
    const double rate =
        options.discount_rate.value_or(analysis::discount_rate_of(results.scenarios()[baseline]));
    const analysis::Period period = period_of(options.years, results.description().months);
    analysis::ReportData data = analysis::report_data(results, baseline, period, rate);
    data.shares = assumed_shares(options.sensitivity, results, baseline, period);
    const std::string page = analysis::report_page(data);
    file.write(page);
    file.commit();
    if (!options.quiet)
        message(fmt::format("{}: {} scenario{}, {} replicate{}, {:.1f} MB, digest {}", options.output,
                            results.scenarios().size(), results.scenarios().size() == 1 ? "" : "s",
                            results.replicates(), results.replicates() == 1 ? "" : "s",
                            static_cast<double>(page.size()) / 1e6, results.digest()));
    return ExitCode::ok;
}

}  // namespace

void add_report_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "report", "Write one offline page, English and Lao, with charts, that any browser opens");
    command->footer(
        "Examples:\n"
        "  savan report results.h5 -o report.html\n"
        "  savan report results.h5 -o report.html --sensitivity wide-sensitivity.json\n"
        "  savan report results.h5 -o later.html --years 2006-2015 --baseline as-was\n"
        "The page is a single file: it may be sent by mail and opened without a network. Exit codes: 2 "
        "unknown\n"
        "baseline or years, 4 a file cannot be read or written, 5 the results are damaged, of another "
        "program,\n"
        "or partial; then no page is written.");
    const auto options = std::make_shared<Options>();
    command->add_option("RESULTS", options->file, "Results file")->required();
    command->add_option("-o,--output", options->output, "Page to write")->required()->type_name("FILE");
    command->add_option("--baseline", options->baseline, "Scenario to compare with")->capture_default_str();
    command->add_option("--years", options->years, "Only these calendar years, as in 2006-2010")
        ->type_name("YEARS");
    command
        ->add_option("--discount-rate", options->discount_rate,
                     "A year, as in 0.03; left out: that of the scenarios (economics.discount_rate)")
        ->type_name("RATE")
        ->check(CLI::Range(0.0, 0.5));
    command
        ->add_option("--sensitivity", options->sensitivity,
                     "Also what the results hang on, from the file that savan sensitivity -o wrote")
        ->type_name("FILE");
    command->add_flag("--allow-partial", options->allow_partial,
                      "Also report a run that was stopped early; the page says so");
    command->add_flag("--force", options->force, "Replace the page when it exists");
    command->add_flag("--quiet", options->quiet, "No summary on standard error");
    command->callback([options, &action] { action = [options] { return report(*options); }; });
}

}  // namespace savan::app
