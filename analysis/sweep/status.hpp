#pragma once
/// How far a sweep has come.

#include <functional>

#include "analysis/sweep/parts.hpp"

namespace savan::sweep {

struct Status {
    std::uint64_t runs_expected = 0, runs_present = 0;
    std::uint64_t parts = 0, whole = 0, begun = 0, absent = 0;
    std::vector<std::uint64_t> being_written;
    std::vector<Part> troubled;  ///< damaged or foreign
    std::vector<std::string>
        versions;  ///< of the programs that made the parts, "version (revision)", each once

    /// All runs are there, sound and of one version.
    bool complete() const noexcept { return whole == parts && versions.size() == 1; }
};

/// Reads every part.
Status status_of(const Plan& plan);

}  // namespace savan::sweep
