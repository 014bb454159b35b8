#pragma once
/// Where results come from: the program, its build, the machine, the hour.

#include <string>
#include <string_view>

#include "sim/output/sha256.hpp"

namespace savan::output {

/// What is fixed when the program is built.
struct Build {
    std::string_view version;       ///< of savan
    std::string_view git_revision;  ///< short hash, "-dirty" with uncommitted changes; "unknown" outside git
    std::string_view compiler;      ///< name and version
    std::string_view flags;         ///< that can change results or speed
};

const Build& build() noexcept;

/// Versions of the libraries of this room as they are loaded now, e.g. "1.10.8".
std::string hdf5_version();
std::string openssl_version();
std::string deflate_version();

/// Name of this machine; "unknown" when it has none.
std::string host_name();

/// The present moment in UTC, ISO 8601, whole seconds: "2026-03-01T12:00:00Z".
std::string utc_now();

}  // namespace savan::output
