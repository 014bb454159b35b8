#pragma once
/// The commands below `savan calibrate`, one file each; see commands.hpp.

#include <CLI/CLI.hpp>

#include "sim/app/commands.hpp"

namespace savan::app {

void add_calibrate_plan_command(CLI::App& calibrate, Action& action);
void add_calibrate_run_command(CLI::App& calibrate, Action& action);
void add_calibrate_status_command(CLI::App& calibrate, Action& action);
void add_calibrate_page_command(CLI::App& calibrate, Action& action);

}  // namespace savan::app
