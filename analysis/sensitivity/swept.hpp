#pragma once
/// The merged file of a sweep, arranged by the units of its design.

#include <filesystem>
#include <string>
#include <vector>

#include "analysis/sensitivity/sensitivity.hpp"
#include "sim/output/sweep_file.hpp"

namespace savan::sensitivity {

/// What is known of a sweep beside its points.
struct SweepFacts {
    struct Scenario {
        std::string name, resolved_sha256;
    };
    std::string digest, manifest_sha256, version, git_revision;
    std::uint32_t seed = 0;
    std::uint64_t points = 0, replicates = 0;  ///< as planned
    std::uint64_t runs = 0, runs_expected = 0;
    std::vector<Scenario> scenarios;
    bool complete() const noexcept { return runs == runs_expected; }
};

class Swept {
public:
    /// Reads everything but the outcomes. Throws output::OutputError for what is no sound file, and
    /// sweep::SweepError for a part of a sweep, one that is incomplete unless allowed, or a design without a
    /// single whole unit.
    static Swept open(const std::filesystem::path& path, bool allow_partial);

    const SweepFacts& facts() const noexcept { return facts_; }
    const Design& design() const noexcept { return design_; }
    const output::SweepDescription& description() const noexcept { return file_.description(); }

    /// Values of an outcome in whole units, by position of scenario and period. Throws output::OutputError.
    Runs level(std::size_t outcome, std::size_t scenario, std::size_t period) const;
    /// The same, minus those of the baseline in the same run.
    Runs difference(std::size_t outcome, std::size_t scenario, std::size_t baseline,
                    std::size_t period) const;

    /// Largest absolute correlation between two columns of a foreign design, 0 of others: their columns are
    /// independent by construction.
    double largest_correlation() const;

private:
    explicit Swept(output::SweepFile file) : file_(std::move(file)) {}
    void read_manifest(const std::string& text);
    void arrange();

    output::SweepFile file_;
    SweepFacts facts_;
    Design design_;
    std::vector<std::size_t> order_;  ///< position in the file by (unit, row, replicate), of whole units
};

}  // namespace savan::sensitivity
