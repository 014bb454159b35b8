#pragma once
/// Where all errors end: words on standard error and an exit code.

#include <functional>

#include "sim/app/exit_code.hpp"

namespace savan::app {

/// Runs an action; whatever it throws is put into words.
ExitCode guarded(const std::function<ExitCode()>& action) noexcept;

/// A reader that goes away and a file size limit are to be seen as failed writes, not to end the program.
void ignore_signals_of_writing() noexcept;

}  // namespace savan::app
