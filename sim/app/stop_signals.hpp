#pragma once
/// Ctrl-C and termination while something long is under way.

#include <atomic>
#include <filesystem>
#include <optional>

#include "sim/app/exit_code.hpp"

namespace savan::app {

/// From its construction the first SIGINT, SIGTERM or SIGUSR1 (which mpirun hands on without ending its job,
/// and which counts as SIGTERM) only sets a flag; another, a second or more later, ends
/// the program at once, with the temporary file removed. One object at a time. The former handlers come back
/// with its destruction.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    /// Set by the first signal.
    const std::atomic<bool>& stop() const noexcept;
    /// The exit code that the first signal asks for, if one came.
    std::optional<ExitCode> exit_code() const noexcept;
    /// A file to remove when the program ends at once.
    void remove_on_quitting(const std::filesystem::path& file);
};

}  // namespace savan::app
