#pragma once
/// The two streams: data goes to standard output, messages to standard error.

#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/app/exit_code.hpp"

namespace savan::app {

/// Ends a command early; what() is the message, nothing is printed when it is empty.
class Failure : public std::runtime_error {
public:
    Failure(ExitCode exit_code, const std::string& message) : std::runtime_error(message), code(exit_code) {}
    ExitCode code;
};

/// Writes data. Throws Failure: quietly and with code 0 when the reader has gone away (a closed pipe),
/// with a message when the data cannot be stored.
void print(std::string_view data);

/// Writes one line to standard error; a failure to do so is ignored.
void message(std::string_view line);

/// The same, after a red "error: " (plain when not on a terminal, or when NO_COLOR is set).
void error_message(std::string_view line);

/// The same, after a yellow "warning: ".
void warning_message(std::string_view line);

bool messages_go_to_a_terminal();

/// Replaces the line that the cursor is on, on a terminal. An empty text clears it.
void rewrite_line(std::string_view text);

}  // namespace savan::app
