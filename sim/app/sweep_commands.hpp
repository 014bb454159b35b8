#pragma once
/// The commands below `savan sweep`, one file each; see commands.hpp.

#include <CLI/CLI.hpp>

#include "sim/app/commands.hpp"

namespace savan::app {

void add_sweep_plan_command(CLI::App& sweep, Action& action);
void add_sweep_run_command(CLI::App& sweep, Action& action);
void add_sweep_status_command(CLI::App& sweep, Action& action);
void add_sweep_merge_command(CLI::App& sweep, Action& action);
void add_sweep_submit_command(CLI::App& sweep, Action& action);

}  // namespace savan::app
