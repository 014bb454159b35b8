#pragma once
/// Programs of others that a command calls.

#include <optional>
#include <string>
#include <vector>

namespace savan::app {

struct Ended {
    int exit_code = 0;   ///< 128 + the signal that killed it
    std::string output;  ///< of its standard output; its standard error is ours
};

/// Runs a program, found by PATH, to its end. Nothing when there is no such program. Throws
/// std::system_error.
std::optional<Ended> run_program(const std::vector<std::string>& arguments);

}  // namespace savan::app
