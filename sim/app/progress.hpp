#pragma once
/// How far a run has come.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace savan::app {

/// On a terminal one line that is rewritten; elsewhere a line at most every half minute. Time left is
/// judged by what this process has done, and called unknown before the first of it.
class Progress {
public:
    /// `things` are counted: "replicates", "runs".
    Progress(std::uint64_t count, std::string_view things, bool quiet);
    ~Progress();  ///< clears the line
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more is done.
    void advance();
    double seconds() const;

private:
    using Clock = std::chrono::steady_clock;
    void show();

    std::uint64_t count_, done_ = 0;
    std::string_view things_;
    enum class Style { none, line, now_and_then } style_;
    Clock::time_point begin_ = Clock::now(), shown_ = begin_;
};

/// "48 s", "3 min", "2 h 10 min".
std::string duration_text(double seconds);

/// "25 %, 5 of 20 replicates, about 3 min left".
std::string progress_text(std::uint64_t done, std::uint64_t count, double seconds, std::string_view things);

}  // namespace savan::app
