#include "sim/app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace savan::app {

namespace {

/// Zero, or the error number.
int write_all(int stream, std::string_view data) {
    while (!data.empty()) {
        const ssize_t written = ::write(stream, data.data(), data.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        data.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// https://no-color.org: set to anything but the empty string means no colour.
bool colour_is_wanted() {
    const char* no_colour = std::getenv("NO_COLOR");
    return messages_go_to_a_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

std::string coloured(std::string_view text, int colour) {
    return colour_is_wanted() ? fmt::format("\x1b[1;{}m{}\x1b[0m", colour, text) : std::string(text);
}

}  // namespace

void print(std::string_view data) {
    const int error = write_all(STDOUT_FILENO, data);
    if (error == EPIPE) throw Failure(ExitCode::ok, "");
    if (error != 0)
        throw Failure(ExitCode::input_output,
                      fmt::format("standard output: cannot be written ({})", std::strerror(error)));
}

void message(std::string_view line) { write_all(STDERR_FILENO, std::string(line) + '\n'); }

void error_message(std::string_view line) { message(coloured("error: ", 31) + std::string(line)); }

void warning_message(std::string_view line) { message(coloured("warning: ", 33) + std::string(line)); }

bool messages_go_to_a_terminal() { return ::isatty(STDERR_FILENO) == 1; }

void rewrite_line(std::string_view text) { write_all(STDERR_FILENO, "\r\x1b[K" + std::string(text)); }

}  // namespace savan::app
