#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/sweep/run_parts.hpp"
#include "sim/app/console.hpp"
#include "sim/app/progress.hpp"
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

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

sweep::Shard read_shard(const std::string& text) {
    const auto slash = std::min(text.find('/'), text.size() - 1);
    const std::uint32_t number = whole_number(text.substr(0, slash)).value_or(0);
    const std::uint32_t count = whole_number(text.substr(slash + 1)).value_or(0);
    if (number < 1 || number > count)
        throw Failure(
            ExitCode::usage,
            fmt::format("--shard {} is no shard (shards are counted from 1) write it as in 3/64", text));
    return {number, count};
}

std::optional<std::uint32_t> environment(const char* name) {
    const char* text = std::getenv(name);
    return text ? whole_number(text) : std::nullopt;
}

/// The shard that an element of a Slurm job array stands for.
std::optional<sweep::Shard> shard_of_slurm() {
    const auto id = environment("SLURM_ARRAY_TASK_ID"), count = environment("SLURM_ARRAY_TASK_COUNT"),
               first = environment("SLURM_ARRAY_TASK_MIN"), last = environment("SLURM_ARRAY_TASK_MAX");
    const std::uint32_t step = environment("SLURM_ARRAY_TASK_STEP").value_or(1);
    if (!id) return std::nullopt;
    const bool is_regular = count && first && last && step > 0 && *first <= *id && *id <= *last &&
                            (*last - *first) / step + 1 == *count && (*id - *first) % step == 0;
    if (!is_regular)
        throw Failure(
            ExitCode::usage,
            "the Slurm array is no plain row of numbers (its elements cannot be counted) give --shard, as in "
            "--shard $SLURM_ARRAY_TASK_ID/64");
    return sweep::Shard{(*id - *first) / step + 1, *count};
}

sweep::Shard shard_of(const Options& options) {
    if (!options.shard.empty()) return read_shard(options.shard);
    return shard_of_slurm().value_or(sweep::Shard{});
}

ExitCode run(const Options& options) {
    const sweep::Shard shard = shard_of(options);
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
    command->add_option("--shard", options->shard, "Do only the i-th of n shares, counted from 1")
        ->type_name("i/n");
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
