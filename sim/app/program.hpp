#pragma once
/// The command line program.

namespace savan::app {

/// Runs the program and returns its exit code; never throws.
int program(int argc, char** argv) noexcept;

}  // namespace savan::app
