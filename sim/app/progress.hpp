#pragma once
/// How far a run has come.

#include <chrono>
#include <cstdint>
#include <string>

namespace savan::app {

/// On a terminal one line that is rewritten; elsewhere a line at most every half minute. Time left is
/// judged by the replicates that are done, and called unknown before the first of them.
class Progress {
public:
    Progress(std::uint32_t replicates, bool quiet);
    ~Progress();  ///< clears the line
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more replicate is done.
    void advance();
    double seconds() const;

private:
    using Clock = std::chrono::steady_clock;
    void show();

    std::uint32_t replicates_, done_ = 0;
    enum class Style { none, line, now_and_then } style_;
    Clock::time_point begin_ = Clock::now(), shown_ = begin_;
};

/// "48 s", "3 min", "2 h 10 min".
std::string duration_text(double seconds);

/// "25 %, 5 of 20 replicates, about 3 min left".
std::string progress_text(std::uint32_t done, std::uint32_t replicates, double seconds);

}  // namespace savan::app
