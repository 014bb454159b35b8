#include "sim/app/sweep_commands.hpp"

namespace savan::app {

void add_sweep_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "sweep", "Run scenarios at many parameter points, on one machine or on a cluster");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  savan sweep plan wide scenarios/no-programme.toml scenarios/as-was.toml --points 500 --replicates "
        "4\n"
        "  savan sweep run wide                  on this machine; or on many: savan sweep run wide --shard "
        "3/64\n"
        "  savan sweep submit wide --slurm --tasks 64\n"
        "  savan sweep status wide\n"
        "  savan sweep merge wide -o wide.h5");
    add_sweep_plan_command(*command, action);
    add_sweep_run_command(*command, action);
    add_sweep_status_command(*command, action);
    add_sweep_merge_command(*command, action);
    add_sweep_submit_command(*command, action);
}

}  // namespace savan::app
