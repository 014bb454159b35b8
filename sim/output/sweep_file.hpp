#pragma once
/// A file of a sweep: outcomes of runs at many parameter points; a part of it, or all of it merged.
///
/// A run is one point under one replicate, with all scenarios. At "/": the coordinates run, scenario, period
/// and factor; point(run), replicate(run) and factor_value(run, factor); one variable (run, scenario, period)
/// for each outcome, NaN where it is not defined. In "/provenance": the manifest that the runs follow, the
/// program, and the digest of every run. The file is sealed as results files are, and holds no links to
/// other files: what is missing is not there, so it can never be read as zeros.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/output/output_error.hpp"

namespace savan::output {

/// A variable along runs, or a factor.
struct SweepColumn {
    std::string name, long_name, unit;
};

/// A span of months; both ends included, month 0 is January 2002.
struct SweepPeriod {
    std::string name;
    int first = 0, last = 0;
};

struct SweepDescription {
    std::vector<std::string> scenarios;
    std::vector<SweepColumn> factors, outcomes;
    std::vector<SweepPeriod> periods;
    std::string manifest;               ///< the plan, JSON, verbatim
    std::uint64_t runs_expected = 0;    ///< of this file, if it were complete
    std::int64_t part = -1;             ///< number of a part; -1: the merged sweep
    std::string version, git_revision;  ///< of the program that simulated; empty: of this one
};

struct SweepRun {
    std::uint64_t run = 0;  ///< number in the whole sweep
    std::uint32_t point = 0, replicate = 0;
    std::vector<double> factor_values;
    std::vector<std::uint64_t> digests;  ///< of each scenario's counts
    std::vector<double> outcomes;        ///< C order (scenario, period, outcome)
};

/// Digest over the digests of runs, C order (run, scenario), 16 hexadecimal digits.
std::string digest_of_sweep(std::span<const SweepRun> runs);

class SweepWriter {
public:
    /// `runs` is how many will be added; `force` replaces a file. Throws OutputError.
    SweepWriter(const std::filesystem::path& final_path, SweepDescription description, std::uint64_t runs,
                bool force);
    /// Runs in ascending order. Throws OutputError.
    void add(const SweepRun& run);
    /// Closes, seals, flushes and renames; exactly so many runs as announced must have been added. Returns
    /// the digest.
    std::string finish();
    const std::filesystem::path& temporary_path() const noexcept;

    ~SweepWriter();
    SweepWriter(SweepWriter&&) noexcept;
    SweepWriter& operator=(SweepWriter&&) noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

class SweepFile {
public:
    /// Checks every byte first. Throws OutputError.
    static SweepFile open(const std::filesystem::path& path);

    const SweepDescription& description() const noexcept;
    /// Whether every expected run is there.
    bool complete() const noexcept { return runs() == description().runs_expected; }
    std::uint64_t runs() const noexcept { return run_numbers().size(); }
    const std::vector<std::uint64_t>& run_numbers() const noexcept;
    const std::string& digest() const noexcept;

    /// Runs by position, all that they hold. Throws OutputError.
    std::vector<SweepRun> read(std::uint64_t first, std::uint64_t count) const;
    /// One outcome of one scenario in one period, over all runs. Throws OutputError.
    std::vector<double> column(std::size_t outcome, std::size_t scenario, std::size_t period) const;
    /// C order (run, factor). Throws OutputError.
    std::vector<double> factor_values() const;

    ~SweepFile();
    SweepFile(SweepFile&&) noexcept;
    SweepFile& operator=(SweepFile&&) noexcept;

private:
    struct State;
    explicit SweepFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace savan::output
