#pragma once
/// Small files of text, whole or not at all.

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/output/output_error.hpp"

namespace savan::output {

/// Writes to a temporary name, flushes and renames; `force` replaces a file. Throws OutputError.
void write_text_file(const std::filesystem::path& path, std::string_view text, bool force);

/// The whole file. Throws OutputError.
std::string read_text_file(const std::filesystem::path& path);

}  // namespace savan::output
