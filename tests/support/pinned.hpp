#pragma once
/// Tables that are pinned as a file beside their test. After a change that is meant, run the test
/// with SAVAN_UPDATE=1 in the environment and review the file's difference.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

namespace savan::support {

inline std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline bool updating() {
    const char* asked = std::getenv("SAVAN_UPDATE");
    return asked != nullptr && std::string_view(asked) == "1";
}

/// Fails with the first line that differs between `text` and the file; rewrites the file on request.
inline testing::AssertionResult equals_pinned(const std::string& text, const std::string& path) {
    if (updating()) {
        std::ofstream(path, std::ios::binary) << text;
        return testing::AssertionSuccess();
    }
    const std::string pinned = read_text(path);
    if (pinned == text) return testing::AssertionSuccess();
    std::istringstream is_stream(text), was_stream(pinned);
    std::string is, was;
    for (int line = 1;; ++line) {
        const bool more_is = static_cast<bool>(std::getline(is_stream, is));
        const bool more_was = static_cast<bool>(std::getline(was_stream, was));
        if (!more_is) is = "(nothing)";
        if (!more_was) was = "(nothing)";
        if (is != was || (!more_is && !more_was))
            return testing::AssertionFailure() << path << ":" << line << "\n  pinned: " << was
                                               << "\n  now:    " << is
                                               << "\n  If this is meant, run again with SAVAN_UPDATE=1.";
    }
}

}  // namespace savan::support
