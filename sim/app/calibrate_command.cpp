#include "sim/app/calibrate_commands.hpp"

namespace savan::app {

void add_calibrate_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "calibrate",
        "Find the parameters that agree with published figures, and how sure one can be of them");
    command->require_subcommand(1);
    command->footer(
        "Examples:\n"
        "  savan calibrate plan fitted scenarios/targets/savannakhet.toml\n"
        "  savan calibrate run fitted            again after whatever stopped it; or on many machines:\n"
        "  savan calibrate run fitted --shard 3/8 --wait\n"
        "  savan calibrate status fitted\n"
        "The result is fitted/posterior.csv, for savan run --ensemble, and fitted/calibration.json.");
    add_calibrate_plan_command(*command, action);
    add_calibrate_run_command(*command, action);
    add_calibrate_status_command(*command, action);
    add_calibrate_page_command(*command, action);
}

}  // namespace savan::app
