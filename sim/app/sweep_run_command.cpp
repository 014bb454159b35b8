#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/sweep/run_parts.hpp"
#include "sim/app/console.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/shard_option.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/sweep_commands.hpp"
#include "sim/app/sweep_folder.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder, shard;
    sweep::RunOptions run;
    bool json = false, quiet = false;
};

ExitCode run(const Options& options) {
    const sweep::Shard shard = chosen_shard(options.shard);
    const OpenedSweep sweep = open_sweep(options.folder);
    const std::vector<std::uint64_t> parts = sweep::parts_of(sweep.plan, shard);
    StopSignals signals;
    std::optional<Progress> progress;
    sweep::RunWatch watch;
    watch.progress = [&](std::uint64_t done, std::uint64_t all) {
        if (done > 0)
            progress->advance();
        else if (all > 0)
            progress.emplace(all, "runs", options.quiet);
    };
    watch.warn = warning_message;
    watch.writing = [&](const std::filesystem::path& file) { signals.remove_on_quitting(file); };
    const sweep::RunReport report =
        sweep::run_parts(sweep.plan, sweep.scenarios, parts, options.run, signals.stop(), watch);
    progress.reset();

    const bool is_stopped = signals.exit_code().has_value();
    const std::uint64_t all = report.runs + report.found + report.left;
    if (!report.locks_work)
        warning_message(
            "this file system does not lock: another process may do the same work twice, though never "
            "wrongly");
    if (!options.quiet) {
        message(fmt::format("{}, shard {}/{}: {} runs simulated, {} were there, {} left", options.folder,
                            shard.number, shard.count, report.runs, report.found, report.left));
        if (is_stopped) message("stopped early: what is there is kept, and the same command goes on from it");
    }
    if (options.json)
        print(nlohmann::ordered_json{{"path", options.folder},
                                     {"shard", shard.number},
                                     {"shards", shard.count},
                                     {"runs", all},
                                     {"simulated", report.runs},
                                     {"found", report.found},
                                     {"left", report.left}}
                  .dump(2) +
              '\n');
    if (is_stopped) return *signals.exit_code();
    if (report.left == 0) return ExitCode::ok;
    throw Failure(
        ExitCode::try_again,
        fmt::format(
            "{} runs are left to others, who are writing their parts (the first is part {}); the same "
            "command later makes whatever they leave",
            report.left, report.with_others.front()));
}

}  // namespace

void add_sweep_run_command(CLI::App& sweep, Action& action) {
    CLI::App* command = sweep.add_subcommand("run", "Run what is missing of a sweep, or of one shard of it");
    command->footer(
        "Examples:\n"
        "  savan sweep run wide\n"
        "  savan sweep run wide --shard 3/64 --threads 1\n"
        "Run it again at any time: what is there is not made again. Within a Slurm job array the shard is "
        "the\n"
        "element's. SIGTERM or Ctrl-C finishes and keeps the runs in hand (exit 143 or 130); a second one "
        "quits at\n"
        "once. Exit 75: another process has some of the parts in hand.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the sweep")->required();
    add_shard_option(*command, options->shard);
    command
        ->add_option("--threads", options->run.threads, "Threads; 0: all cores. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->add_flag("--quiet", options->quiet, "No progress and no summary; errors and warnings only");
    command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace savan::app
