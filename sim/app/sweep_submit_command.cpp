#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/sweep/slurm_script.hpp"
#include "analysis/sweep/status.hpp"
#include "sim/app/child_process.hpp"
#include "sim/app/console.hpp"
#include "sim/app/sweep_commands.hpp"
#include "sim/output/text_file.hpp"

namespace savan::app {

namespace fs = std::filesystem;

namespace {

struct Options {
    std::string folder;
    sweep::SlurmJob job;
    bool slurm = false, dry_run = false;
};

/// No more tasks than there are parts, or than the cluster takes.
std::uint32_t tasks_for(const Options& options, const sweep::Plan& plan) {
    const auto cluster = run_program({"scontrol", "show", "config"});
    if ((!cluster || cluster->exit_code != 0) && !options.dry_run)
        throw Failure(ExitCode::input_output,
                      cluster
                          ? "scontrol cannot reach the cluster (see its words above); try again when it runs"
                          : "there is no Slurm here (scontrol is not found); try this on a login node of the "
                            "cluster, or see the script with --dry-run");
    std::uint32_t tasks =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(options.job.tasks, plan.parts()));
    if (tasks < options.job.tasks)
        message(fmt::format(
            "{} tasks are enough: there are {} parts (plan with fewer --runs-per-part to use more)", tasks,
            plan.parts()));
    const std::uint32_t most = cluster ? sweep::most_array_tasks(cluster->output) : 0;
    if (most > 0 && tasks > most) {
        message(fmt::format("{} tasks, since the cluster takes no larger array", most));
        tasks = most;
    }
    return tasks;
}

ExitCode submit(Options options) {
    if (!options.slurm)
        throw Failure(ExitCode::usage, "say to what: --slurm (no other workload manager is known)");
    const sweep::Plan plan = sweep::read_plan(options.folder);
    if (sweep::status_of(plan).complete()) {
        message(fmt::format("{} is complete: nothing to submit", options.folder));
        return ExitCode::ok;
    }
    options.job.tasks = tasks_for(options, plan);
    options.job.folder = fs::canonical(options.folder).string();
    options.job.program = fs::read_symlink("/proc/self/exe").string();
    const std::string script = sweep::slurm_script(options.job);
    if (options.dry_run) {
        print(script);
        return ExitCode::ok;
    }
    const std::string file = options.job.folder + "/slurm.sh";
    fs::create_directories(options.job.folder + "/logs");
    output::write_text_file(file, script, true);
    const auto sent = run_program({"sbatch", "--parsable", file});
    if (!sent || sent->exit_code != 0)
        throw Failure(
            ExitCode::input_output,
            sent ? fmt::format("sbatch refuses {} (see its words above)", file) : "sbatch is not found");
    message(fmt::format("submitted {} tasks; see squeue, {}/logs and savan sweep status {}",
                        options.job.tasks, options.folder, options.folder));
    print(sent->output);
    return ExitCode::ok;
}

}  // namespace

void add_sweep_submit_command(CLI::App& sweep, Action& action) {
    CLI::App* command = sweep.add_subcommand("submit", "Give a sweep to a cluster's workload manager");
    command->footer(
        "Examples:\n"
        "  savan sweep submit wide --slurm --tasks 64 --time 04:00:00\n"
        "  savan sweep submit wide --slurm --tasks 64 --dry-run > slurm.sh\n"
        "Writes DIR/slurm.sh, a job array of that many shards, and submits it; standard output gets the "
        "job's number.\n"
        "A task that nears its time limit keeps its runs and goes back into the queue. DIR and this program "
        "must be\n"
        "reachable from all nodes. Submit again at any time: what is there is not made again.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the sweep")->required();
    command->add_flag("--slurm", options->slurm, "To Slurm");
    command->add_option("--tasks", options->job.tasks, "Shards, of which each is one element of the array")
        ->type_name("N")
        ->required()
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--threads", options->job.threads, "Cores and threads of one task")
        ->type_name("N")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command->add_option("--time", options->job.time, "Time limit of one task, as sbatch takes it")
        ->type_name("TIME");
    command->add_option("--partition", options->job.partition, "Partition of the cluster")->type_name("NAME");
    command
        ->add_option("--seconds-ahead", options->job.seconds_ahead,
                     "How long before its limit a task is told to stop; more than its longest run takes")
        ->type_name("N")
        ->check(CLI::Range(10, 65535))
        ->capture_default_str();
    command->add_flag("--dry-run", options->dry_run, "Print the script and submit nothing");
    command->callback([options, &action] { action = [options] { return submit(*options); }; });
}

}  // namespace savan::app
