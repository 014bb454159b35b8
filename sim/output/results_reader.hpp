#pragma once
/// A results file, read back. Opening checks every byte against the file's seal first, so whatever is
/// read afterwards is what was written.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/measures/pairing.hpp"
#include "sim/measures/tallies.hpp"
#include "sim/output/description.hpp"
#include "sim/output/output_error.hpp"

namespace savan::output {

/// Whether files of runs that were stopped early are wanted.
enum class Incomplete { refuse, accept };

/// One thing that was looked at by verify().
struct Check {
    std::string name;  ///< "seal", "schema", "dimensions", "checksums", "digests", "provenance", "scenarios",
                       ///< and "ensemble" where there is one
    bool passed = false;
    std::string words;  ///< what was found, for people
};

struct ResultsState;

class Results {
public:
    /// Throws OutputError in clear words for a file that is missing, unreadable, not HDF5, foreign HDF5, of a
    /// newer layout, truncated, changed in any byte, or (unless accepted) incomplete.
    static Results open(const std::filesystem::path& path, Incomplete incomplete = Incomplete::refuse);

    /// What the run was. Its `replicates` are those asked for; the file may hold fewer when incomplete.
    const Description& description() const noexcept;
    const std::vector<ScenarioInfo>& scenarios() const noexcept { return description().scenarios; }
    /// Position of a scenario by name; scenarios().size() when there is none of that name.
    std::size_t find_scenario(const std::string& name) const noexcept;

    bool complete() const noexcept;
    /// How many replicates the file holds, and the number of each.
    std::size_t replicates() const noexcept { return replicate_numbers().size(); }
    const std::vector<std::uint32_t>& replicate_numbers() const noexcept;
    /// Ids along the intervention dimension: the union over all scenarios, in order of first appearance.
    const std::vector<std::string>& interventions() const noexcept;

    /// Counts of all scenarios in one replicate (by position): as the writer was given them. The quickest way
    /// to read a whole file. Throws OutputError.
    std::vector<Tallies> replicate(std::size_t position) const;
    /// Counts of one scenario in one replicate (by position).
    Tallies tallies(std::size_t scenario, std::size_t position) const;
    /// One measure of one scenario, C order (replicate, time, district, further axes); the intervention axis
    /// is that of interventions().
    std::vector<std::int64_t> read(Measure measure, std::size_t scenario) const;

    /// Paired counts of one scenario in one replicate (by position): the ledger, and the parts that the
    /// description names.
    Pairing pairing(std::size_t scenario, std::size_t position) const;
    /// One paired variable of one scenario, C order (replicate, its axes); empty when its part is not in the
    /// file.
    std::vector<std::int64_t> read(Paired variable, std::size_t scenario) const;

    /// Digest of one run as it was stored, equal to Tallies::digest() of what was counted.
    std::uint64_t digest(std::size_t scenario, std::size_t position) const noexcept;
    std::uint64_t paired_digest(std::size_t scenario, std::size_t position) const noexcept;
    /// Digest over all runs, 16 hexadecimal digits.
    const std::string& digest() const noexcept;

    /// Version, revision, compiler, flags, libraries, host, times, ..: name to text.
    const std::map<std::string, std::string>& provenance() const noexcept;

    /// Looks at everything once more and recomputes what can be recomputed.
    std::vector<Check> verify() const;

    ~Results();
    Results(Results&&) noexcept;
    Results& operator=(Results&&) noexcept;

private:
    explicit Results(std::unique_ptr<ResultsState> state);
    std::unique_ptr<ResultsState> state_;
};

}  // namespace savan::output
