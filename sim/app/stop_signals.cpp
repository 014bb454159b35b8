#include "sim/app/stop_signals.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <string_view>

namespace savan::app {

namespace {

// A handler may touch lock-free atomics and plain bytes only, and call nothing but what POSIX lists as safe.
std::atomic<bool> stop_wanted = false;
std::atomic<int> first_signal = 0;
std::atomic<bool> has_file_to_remove = false;
std::array<char, 4096> file_to_remove{};
struct sigaction former_interrupt, former_terminate;

static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void on_stop_signal(int signal) {
    int none = 0;
    if (!first_signal.compare_exchange_strong(none, signal)) {
        if (has_file_to_remove.load()) ::unlink(file_to_remove.data());
        ::_exit(128 + signal);
    }
    stop_wanted.store(true);
    constexpr std::string_view words = "\nstopping after what is in hand; once more to quit at once\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, words.data(), words.size());
}

}  // namespace

StopSignals::StopSignals() {
    stop_wanted = false;
    first_signal = 0;
    has_file_to_remove = false;
    struct sigaction action {};
    action.sa_handler = on_stop_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, &former_interrupt);
    ::sigaction(SIGTERM, &action, &former_terminate);
}

StopSignals::~StopSignals() {
    ::sigaction(SIGINT, &former_interrupt, nullptr);
    ::sigaction(SIGTERM, &former_terminate, nullptr);
}

const std::atomic<bool>& StopSignals::stop() const noexcept { return stop_wanted; }

std::optional<ExitCode> StopSignals::exit_code() const noexcept {
    const int signal = first_signal;
    if (signal == 0) return std::nullopt;
    return signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
}

void StopSignals::remove_on_quitting(const std::filesystem::path& file) {
    const std::string name = file.string();
    if (name.size() >= file_to_remove.size()) return;
    std::memcpy(file_to_remove.data(), name.c_str(), name.size() + 1);
    has_file_to_remove = true;
}

}  // namespace savan::app
