#pragma once
/// What an opened results file holds in memory, for the reader and its checks.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/output/hdf5_handle.hpp"
#include "sim/output/results_reader.hpp"
#include "sim/output/schema.hpp"

namespace savan::output {

struct ResultsState {
    std::filesystem::path path;
    hdf5::Handle file, provenance_group;
    Description description;
    bool complete = false;
    Lengths lengths;
    std::vector<std::uint32_t> replicate_numbers;
    std::vector<std::string> interventions;
    std::vector<std::int64_t> positions;                 ///< see intervention_positions()
    std::vector<std::uint64_t> digests, paired_digests;  ///< (scenario, replicate)
    std::string digest, paired_digest;
    std::vector<std::string> scenario_sha256;  ///< as stored
    std::string ensemble_sha256;               ///< as stored; empty without an ensemble
    std::vector<std::int64_t> members, lucks;  ///< of each replicate, as stored
    std::map<std::string, std::string> provenance;

    /// Counts of a variable for a range of scenarios and of replicates, C order. Throws hdf5::Failure.
    std::vector<std::int64_t> counts(const Variable& variable, std::size_t scenario, std::size_t scenarios,
                                     std::size_t replicate, std::size_t replicates) const;
    /// The runs of a range of scenarios in one replicate. Throws hdf5::Failure.
    std::vector<Tallies> runs(std::size_t scenario, std::size_t scenarios, std::size_t replicate) const;
    /// Their paired counts. Throws hdf5::Failure.
    std::vector<Pairing> pairings(std::size_t scenario, std::size_t scenarios, std::size_t replicate) const;
    /// Fills in what belongs to an ensemble, if the file has one. Throws hdf5::Failure.
    void read_ensemble();
};

}  // namespace savan::output
