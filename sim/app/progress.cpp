#include "sim/app/progress.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/app/console.hpp"

namespace savan::app {

namespace {
constexpr std::chrono::seconds between_lines{30};
}

Progress::Progress(std::uint64_t count, std::string things, bool quiet, std::uint64_t later)
    : count_(count),
      things_(std::move(things)),
      later_(later),
      style_(quiet                         ? Style::none
             : messages_go_to_a_terminal() ? Style::line
                                           : Style::now_and_then) {
    if (style_ == Style::line) show();
}

Progress::~Progress() {
    if (style_ == Style::line) rewrite_line("");
}

void Progress::advance() {
    ++done_;
    const bool is_due = style_ == Style::line || Clock::now() - shown_ >= between_lines;
    if (style_ != Style::none && is_due) show();
}

double Progress::seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

void Progress::show() {
    shown_ = Clock::now();
    const std::string text = progress_text(done_, count_, seconds(), things_, later_);
    if (style_ == Style::line)
        rewrite_line(text);
    else
        message(text);
}

std::string duration_text(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 100) return fmt::format("{} s", whole);
    const long minutes = (whole + 59) / 60;
    if (minutes < 100) return fmt::format("{} min", minutes);
    return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

std::string progress_text(std::uint64_t done, std::uint64_t count, double seconds, std::string_view things,
                          std::uint64_t later) {
    const auto time_of = [&](std::uint64_t more) {
        return duration_text(seconds / static_cast<double>(done) * static_cast<double>(more));
    };
    std::string left = "time left unknown";
    if (done > 0) {
        left = fmt::format("about {} left", time_of(count - done));
        if (later > 0)
            left += fmt::format(", at most {} with all that follows", time_of(count - done + later));
    }
    return fmt::format("{} %, {} of {} {}, {}", 100 * done / count, done, count, things, left);
}

}  // namespace savan::app
