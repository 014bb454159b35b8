#pragma once
/// The commands of the program, one file each. Every function adds a command to the command line and,
/// when that command is chosen, sets the action.

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "sim/app/exit_code.hpp"

namespace savan::app {

using Action = std::function<ExitCode()>;

/// `arguments` is the command line as typed, for the results file.
void add_run_command(CLI::App& program, Action& action, const std::vector<std::string>& arguments);
void add_validate_command(CLI::App& program, Action& action);
void add_explain_command(CLI::App& program, Action& action);
void add_compare_command(CLI::App& program, Action& action);
void add_verify_command(CLI::App& program, Action& action);
void add_report_command(CLI::App& program, Action& action);
void add_sweep_command(CLI::App& program, Action& action);
void add_sensitivity_command(CLI::App& program, Action& action);
void add_calibrate_command(CLI::App& program, Action& action);
void add_optimise_command(CLI::App& program, Action& action);
void add_trials_command(CLI::App& program, Action& action);
void add_schema_command(CLI::App& program, Action& action);

}  // namespace savan::app
