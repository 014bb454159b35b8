#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "analysis/calibration/run_calibration.hpp"
#include "sim/app/calibrate_commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/shard_option.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/sweep_folder.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder, shard;
    calibration::CalibrationOptions run;
    bool json = false, quiet = false;
};

using calibration::CalibrationPlan;
using calibration::CalibrationReport;
using calibration::StageName;

/// Says what a calibration does while it does it.
class Telling {
public:
    Telling(const CalibrationPlan& plan, const Options& options, StopSignals& signals)
        : plan_(plan), options_(options), signals_(signals) {}

    calibration::CalibrationWatch watch() {
        calibration::CalibrationWatch watch;
        watch.stage = [this](const StageName& stage, std::uint64_t points, std::uint64_t runs,
                             std::uint64_t later) {
            stage_ = stage.words(plan_.sizes);
            later_ = later / options_.run.shard.count;
            say(fmt::format("{}: {} points, {} runs; at most {} runs follow", stage_, points, runs, later));
        };
        watch.taught = [this](const std::string& words) { say(words); };
        watch.waiting = [this] {
            if (waited_for_ != stage_)
                say(fmt::format("{}: waiting for others, who have the rest of it in hand", stage_));
            waited_for_ = stage_;
        };
        watch.run.progress = [this](std::uint64_t done, std::uint64_t all) {
            if (done > 0)
                progress_->advance();
            else if (all > 0)
                progress_.emplace(all, "runs of " + stage_, options_.quiet, later_);
            if (done == all) progress_.reset();
        };
        watch.run.warn = warning_message;
        watch.run.writing = [this](const std::filesystem::path& file) { signals_.remove_on_quitting(file); };
        return watch;
    }

    void end() { progress_.reset(); }

private:
    void say(const std::string& words) const {
        if (!options_.quiet) message(words);
    }

    const CalibrationPlan& plan_;
    const Options& options_;
    StopSignals& signals_;
    std::string stage_, waited_for_;
    std::uint64_t later_ = 0;
    std::optional<Progress> progress_;
};

void print_json(const Options& options, const CalibrationPlan& plan, const CalibrationReport& report) {
    const bool is_done = report.end == CalibrationReport::End::done;
    nlohmann::ordered_json json = {{"path", options.folder},
                                   {"complete", is_done},
                                   {"stage", report.stage.folder()},
                                   {"simulated", report.runs}};
    if (is_done) {
        json["posterior"] = plan.posterior_file().string();
        json["summary"] = plan.summary_file().string();
        json["settled"] = report.settled;
    }
    print(json.dump(2) + '\n');
}

ExitCode run(Options options) {
    options.run.shard = chosen_shard(options.shard);
    const CalibrationPlan plan = calibration::read_calibration(options.folder);
    const auto scenarios_of = [&](const calibration::Observation& observation) {
        return planned_scenarios(options.folder, observation.scenarios, plan.version, plan.git_revision);
    };
    const calibration::CalibrationScenarios scenarios{scenarios_of(plan.fitting), scenarios_of(plan.checks)};
    StopSignals signals;
    Telling telling(plan, options, signals);
    const CalibrationReport report =
        calibration::run_calibration(plan, scenarios, options.run, signals.stop(), telling.watch());
    telling.end();
    if (!report.locks_work)
        warning_message(
            "this file system does not lock: another process may do the same work twice, though never "
            "wrongly");
    if (options.json) print_json(options, plan, report);
    const std::string stage = report.stage.words(plan.sizes);
    switch (report.end) {
        case CalibrationReport::End::with_others:
            throw Failure(
                ExitCode::try_again,
                fmt::format("others are still at {}: what is left of it is in their hands; run again, "
                            "or with --wait",
                            stage));
        case CalibrationReport::End::stopped:
            if (!options.quiet)
                message(fmt::format(
                    "stopped at {}: what is there is kept, and the same command goes on from it", stage));
            return signals.exit_code().value_or(ExitCode::terminated);
        default:
            if (!report.settled)
                warning_message(fmt::format(
                    "the generations ended before the sample was one of the posterior and worth {} members "
                    "(tolerance {:.2f}, where 1 is needed, and worth {:.0f} independent points): its bands "
                    "are "
                    "too wide or too rough; plan with more --generations or a larger --population",
                    plan.sizes.members, report.tolerance, report.effective));
            if (!options.quiet)
                message(fmt::format("{} runs simulated; the posterior is {}, what was learned {}",
                                    report.runs, plan.posterior_file().string(),
                                    plan.summary_file().string()));
            return ExitCode::ok;
    }
}

}  // namespace

void add_calibrate_run_command(CLI::App& calibrate, Action& action) {
    CLI::App* command =
        calibrate.add_subcommand("run", "Go on with a calibration from where it stands, to the posterior");
    command->footer(
        "Examples:\n"
        "  savan calibrate run fitted\n"
        "  savan calibrate run fitted --shard 3/8 --threads 1 --wait\n"
        "Run it again at any time: what is there is not made again, and the result does not depend on how "
        "the\n"
        "work was divided. Of several shards each begins with its own part of a stage and then helps with "
        "the\n"
        "rest; whoever finds a stage whole plans the next. SIGTERM or Ctrl-C finishes and keeps the runs in "
        "hand\n"
        "(exit 143 or 130); a second one quits at once. Exit 75: others have the rest of a stage in hand; "
        "with\n"
        "--wait the program waits for them.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the calibration")->required();
    add_shard_option(*command, options->shard);
    command
        ->add_option("--threads", options->run.run.threads,
                     "Threads; 0: all cores. Results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command->add_flag("--wait", options->run.wait, "Wait for others instead of ending with exit code 75");
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->add_flag("--quiet", options->quiet, "No progress and no summary; errors and warnings only");
    command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace savan::app
