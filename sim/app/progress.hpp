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
    /// `things` are counted: "replicates", "runs". `later` of them may follow when these are done, so that
    /// the time left is also said for all.
    Progress(std::uint64_t count, std::string things, bool quiet, std::uint64_t later = 0);
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
    std::string things_;
    std::uint64_t later_;
    enum class Style { none, line, now_and_then } style_;
    Clock::time_point begin_ = Clock::now(), shown_ = begin_;
};

/// "48 s", "3 min", "2 h 10 min".
std::string duration_text(double seconds);

/// "25 %, 5 of 20 replicates, about 3 min left"; with things that may follow "25 %, 5 of 20 runs of wave 1,
/// about 3 min left, at most 40 min with all that follows".
std::string progress_text(std::uint64_t done, std::uint64_t count, double seconds, std::string_view things,
                          std::uint64_t later = 0);

}  // namespace savan::app
