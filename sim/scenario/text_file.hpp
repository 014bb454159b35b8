#pragma once
/// Files of text, read whole and refused with a clear word.

#include <filesystem>
#include <optional>
#include <string>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// The file's text, and a copy in `sources`; nothing, and a problem, if it is missing, a directory,
/// unreadable, larger than 16 MB, not valid UTF-8 or holds control characters. `asked_by` is the place
/// that names the file; without one the file itself is blamed.
std::optional<std::string> read_text(const std::filesystem::path& path, const std::optional<Origin>& asked_by,
                                     std::vector<Source>& sources, Problems& problems);

/// Line and column (in characters, from 1) of a byte of valid text.
Origin place_of(const std::string& path, std::string_view text, std::size_t byte);

}  // namespace savan::scenario
