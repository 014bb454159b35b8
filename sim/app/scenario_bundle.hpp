#pragma once
/// All that a scenario was made of as one text, which results files keep, and back again.
///
/// The text is a row of parts, each a line "##@ KIND NAME (N bytes)", N bytes verbatim and a line end.
/// KIND is `file` (the scenario file first, then what it extends, then data files; NAME is its place below
/// the folder that holds them all, so that the same files give the same text wherever they stand), or
/// `set`, `months` and `effects`, changes from the command line.

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/scenario/load.hpp"

namespace savan::app {

/// A folder with a name of its own that goes with the object.
class TemporaryFolder {
public:
    TemporaryFolder();  ///< Throws std::system_error.
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// For each source its path below the folder that holds all of them.
std::vector<std::string> shortened_paths(const std::vector<scenario::Source>& sources);

std::string pack(const scenario::Loaded& loaded, const scenario::Overrides& overrides);

struct Unpacked {
    std::filesystem::path file;  ///< the scenario file
    scenario::Overrides overrides;
};

/// Writes the files of a bundle into a folder. Throws Failure (verification) when the text is no bundle
/// or a name would leave the folder, (input_output) when a file cannot be written.
Unpacked unpack(std::string_view bundle, const std::filesystem::path& folder);

}  // namespace savan::app
