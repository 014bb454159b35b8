#include "sim/app/stop_signals.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <ctime>
#include <string_view>

namespace savan::app {

namespace {

// A handler may touch lock-free atomics and plain bytes only, and call nothing but what POSIX lists as safe.
std::atomic<bool> stop_wanted = false;
std::atomic<int> first_signal = 0;
std::atomic<bool> has_file_to_remove = false;
std::array<char, 4096> file_to_remove{};
constexpr std::array stop_signals = {SIGINT, SIGTERM, SIGUSR1};
std::array<struct sigaction, stop_signals.size()> former_actions;

static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// Whoever stops a shell and what it runs may tell both, and the shell tells it on: that is one wish, not
/// two.
constexpr long long same_wish_ns = 1'000'000'000;
std::atomic<long long> first_time = 0;
static_assert(std::atomic<long long>::is_always_lock_free);

long long now_ns() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000ll + now.tv_nsec;
}

extern "C" void on_stop_signal(int signal) {
    int none = 0;
    if (first_signal.compare_exchange_strong(none, signal)) {
        first_time.store(now_ns());
    } else {
        const long long first = first_time.load();  // 0: the first is only just being noted
        if (first == 0 || now_ns() - first < same_wish_ns) return;
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
    first_time = 0;
    has_file_to_remove = false;
    struct sigaction action {};
    action.sa_handler = on_stop_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < stop_signals.size(); ++i)
        ::sigaction(stop_signals[i], &action, &former_actions[i]);
}

StopSignals::~StopSignals() {
    for (std::size_t i = 0; i < stop_signals.size(); ++i)
        ::sigaction(stop_signals[i], &former_actions[i], nullptr);
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
