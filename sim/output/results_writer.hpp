#pragma once
/// The results file, written replicate by replicate. Layout: see schema.hpp.
///
/// Everything goes to a temporary file beside the final one, which is sealed with a checksum, flushed to
/// disk and renamed only when it is whole: under the final name there is either nothing new or everything.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "sim/measures/pairing.hpp"
#include "sim/measures/tallies.hpp"
#include "sim/output/description.hpp"
#include "sim/output/output_error.hpp"

namespace savan::output {

class ResultsWriter {
public:
    /// Creates the temporary file. Without `force` an existing `final_path` is refused, here and again at the
    /// end. Throws OutputError.
    ResultsWriter(const std::filesystem::path& final_path, Description description, bool force);

    /// One replicate by its number (first_replicate, then one more each time), with the counts and paired
    /// counts of all scenarios in the order of the description. May be called from any thread, one call at a
    /// time. Throws OutputError; the temporary file is removed then, and the writer can only be destroyed.
    void add(std::uint32_t replicate, std::span<const Tallies> scenarios, std::span<const Pairing> pairings);

    /// Where the results are while they are not whole: for a process that is made to quit at once, which
    /// may remove it.
    const std::filesystem::path& temporary_path() const noexcept;

    /// Replicates that were added.
    std::uint32_t added() const noexcept;

    /// Closes, seals, flushes and renames. All replicates must have been added.
    void finish() { finish(expected()); }
    /// The same for a run that was stopped early: keeps the replicates that are there, at least one, and
    /// marks the file as incomplete. `present_replicates` is how many were added.
    void finish(std::uint32_t present_replicates);

    /// Removes the temporary file unless finished.
    ~ResultsWriter();
    ResultsWriter(ResultsWriter&&) noexcept;
    ResultsWriter& operator=(ResultsWriter&&) noexcept;

private:
    std::uint32_t expected() const noexcept;

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace savan::output
