#pragma once
/// All parts of a sweep as one file.

#include <filesystem>
#include <functional>
#include <string>

#include "analysis/sweep/parts.hpp"

namespace savan::sweep {

struct MergeOptions {
    bool allow_partial = false;  ///< take what is there
    bool force = false;          ///< replace the output
};

struct Merged {
    std::uint64_t runs = 0, expected = 0;
    std::string digest;  ///< over all runs; the same however the sweep was divided
};

/// Checks every part and copies its runs, one part in memory at a time. Parts that are damaged, of another
/// plan or of another version than the rest are never taken. Missing runs are refused unless allowed, and
/// then are not in the file, which says that it is incomplete. Nothing is written when it throws: SweepError,
/// output::OutputError. `at_work` receives the temporary file.
Merged merge(const Plan& plan, const std::filesystem::path& file, const MergeOptions& options,
             const std::function<void(const std::filesystem::path&)>& at_work);

}  // namespace savan::sweep
