#pragma once
/// Target files: what is published and the model is held against, each figure with its error, its source and
/// the outcome of the model that it is compared with.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// How a target with a baseline compares the two runs.
enum class PairedChange : std::uint8_t {
    absolute,  ///< scenario - baseline, in the observable's unit
    relative,  ///< scenario / baseline - 1
};

/// What the published figure says of the true one.
enum class Bound : std::uint8_t { equal, at_least, at_most };

struct Target {
    std::string id;          ///< "abroad-2003"
    std::string observable;  ///< key of calibration::observable_table()
    std::string scenario;    ///< file in which it is observed: one of TargetFile::scenarios
    std::string baseline;    ///< empty: the level; else the file against which the paired change is taken
    PairedChange change = PairedChange::absolute;  ///< of a target with a baseline
    int first = 0, last = 0;                       ///< months, both included, 0 = January 2002
    double value = 0;                              ///< published, in the observable's unit
    double sampling_sd = 0;                        ///< error of the observation
    double discrepancy_sd =
        0;  ///< by how much even the best model could miss it: other people, years, definitions
    Bound bound = Bound::equal;  ///< only figures that are not fitted may be bounds
    std::string source;          ///< row of the evidence file
    std::string status;          ///< of that row: read, recalled, derived
    bool fit = true;             ///< false: only checked against, never fitted
    int known_year = 0;          ///< from which on the figure was known
    std::string meaning;         ///< who, where, when, whether those absent are counted
    std::string if_missed;       ///< why the model may miss it, if that is known beforehand
};

/// A published figure, or a pattern, that the model is not compared with, and why.
struct NotCompared {
    std::string source, status;  ///< row of the evidence file; empty for a pattern
    std::string pattern;         ///< what one would like to see; empty for a figure
    std::string why;
};

struct TargetFile {
    std::vector<Target>
        targets;  ///< [target.ID]: observed wherever the model is tried; in the order of the file
    /// [check.ID]: figures and patterns that are looked at only once the model is calibrated, never fitted. A
    /// pattern without a figure has a bound, and may have "assumed" for its source and no errors.
    std::vector<Target> checks;
    std::vector<std::string> factors;  ///< parameters and effects to calibrate, as `savan sweep --factor` takes them
    std::vector<NotCompared> not_compared;
    std::vector<std::filesystem::path> scenarios;  ///< of the targets, each once, in order of first mention
    int months = 0;                                ///< horizon that is enough for all targets
    std::vector<std::filesystem::path> check_scenarios;  ///< the same of the checks
    int check_months = 0;
    std::string text;  ///< the file, verbatim
    std::filesystem::path path;
};

/// Reads and checks a file. Observables must be among `observables`, unless that is empty. Throws
/// ScenarioError with all problems at once.
TargetFile read_targets(const std::filesystem::path& file, const Words& observables = {});

}  // namespace savan::scenario
