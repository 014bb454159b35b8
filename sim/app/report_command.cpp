#include <fmt/format.h>

#include <memory>

#include "analysis/report/page.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/output/temporary_file.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string file, output, baseline = "no-programme", years;
    bool force = false, allow_partial = false;
};

ExitCode report(const Options& options) {
    const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
    const analysis::Period period{0, results.description().months - 1};
    const std::size_t baseline = results.find_scenario(options.baseline);
    const std::string page = analysis::report_page(analysis::report_data(
        results, baseline, period, analysis::discount_rate_of(results.scenarios()[baseline])));
    output::TemporaryFile file(options.output, options.force);
    file.write(page);
    file.commit();
    return ExitCode::ok;
}

}  // namespace

void add_report_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand("report", "Write a results file as one offline page in English and Lao");
    const auto options = std::make_shared<Options>();
    command->add_option("RESULTS", options->file, "Results file")->required();
    command->add_option("-o,--output", options->output, "Page to write")->required()->type_name("FILE");
    command->add_option("--baseline", options->baseline, "Scenario to compare with")->capture_default_str();
    command->add_flag("--force", options->force, "Replace the page if it exists");
    command->callback([options, &action] { action = [options] { return report(*options); }; });
}

}  // namespace savan::app
