#pragma once
/// What a results file says about its run, besides the counts.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/measures/paired_table.hpp"

namespace savan::output {

struct ScenarioInfo {
    std::string name;  ///< unique within a file
    std::string title, title_lo;
    std::string finding;   ///< the evaluation's finding that it answers
    std::string text;      ///< all files it was read from, verbatim, one after the other with file marks
    std::string resolved;  ///< canonical JSON of everything resolved
    std::vector<std::string> interventions;       ///< ids, in the order of Scenario::interventions
    std::vector<std::string> intervention_kinds;  ///< kind of each, same order
};

/// Parameters that runs were made under when they differ from run to run: every member with every luck.
struct EnsembleInfo {
    std::string text;                         ///< of the ensemble's file, verbatim
    std::vector<std::string> parameters;      ///< names, in the order of the file
    std::vector<std::uint32_t> members;       ///< those that were used: positions in the file
    std::vector<std::vector<double>> values;  ///< of those, [member][parameter]
    std::uint32_t lucks = 0;                  ///< runs of each member

    bool any() const noexcept { return !members.empty(); }
    std::size_t runs() const noexcept { return members.size() * lucks; }
    /// Of the k-th run: whose parameters (a position in `members`), and which luck draws are keyed by.
    std::size_t member_of(std::size_t k) const noexcept { return k / lucks; }
    std::uint32_t luck_of(std::size_t k) const noexcept { return static_cast<std::uint32_t>(k % lucks); }
};

struct Description {
    std::vector<ScenarioInfo> scenarios;
    std::vector<std::string> districts, districts_lo;
    int months = 0;  ///< of every scenario; month 0 is January 2002
    std::uint32_t seed = 0;
    std::uint32_t first_replicate = 0;  ///< number of the first replicate
    std::uint32_t replicates = 0;       ///< how many are asked for
    std::vector<std::string> argv;      ///< left out of reproducible files
    bool reproducible = false;  ///< leave out whatever is not a result of the inputs: host, times, argv
    std::map<std::string, std::string>
        libraries;                ///< name to version; HDF5 and OpenSSL are added by the writer
    PairedParts parts;            ///< what is paired beside the ledger
    std::string ledger_baseline;  ///< scenario that lives are paired with; empty: the run without a programme
    /// When there is one, `replicates` are its runs: those of the first member, then those of the next.
    EnsembleInfo ensemble;
    std::string explained_json;  ///< every resolved parameter with its provenance
};

}  // namespace savan::output
