#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "analysis/observe.hpp"
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
    const auto comparison = analysis::compare(analysis::observe(results, period), results.find_scenario(options.baseline));
    output::TemporaryFile file(options.output, options.force);
    const std::string page = analysis::report_page(results, comparison);
    std::string_view rest = page;
    while (!rest.empty()) {
        const ssize_t written = ::write(file.descriptor(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw output::not_written(file.final_path(), errno);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
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
