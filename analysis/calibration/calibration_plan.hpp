#pragma once
/// What a calibration is to do, as it stands in its folder:
///
///     manifest.json           everything below, with SHA-256 of the inputs; written last
///     targets.toml            the published figures, verbatim
///     scenarios/NAME.txt      all files that a scenario is made of, verbatim; those that the posterior is
///                             checked in are in checks/scenarios
///     wave-1, chance, ..      what is run, each the folder of a sweep: see stage.hpp
///     lock                    locked by whoever plans the next of them
///     posterior.csv, calibration.json      the result: see posterior.hpp
///
/// The folder is all that is needed to calibrate, on whatever machine. Everything follows from it: the same
/// plan gives the same posterior, however the work is divided.

#include <climits>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analysis/sweep/plan.hpp"

namespace savan::calibration {

/// How much is run. History matching narrows the space in waves, then ABC-SMC samples what is left.
struct Sizes {
    std::size_t points = 200;      ///< of each wave
    std::size_t waves = 3;         ///< of history matching
    std::size_t population = 400;  ///< points of each generation
    std::size_t generations = 6;   ///< of ABC-SMC, at most
    std::size_t members = 250;     ///< of the posterior ensemble
    std::uint32_t replicates = 1;  ///< of every point
    friend bool operator==(const Sizes&, const Sizes&) = default;
};

constexpr int any_year = INT_MAX;

/// What is looked at in runs.
struct Observation {
    int months = 0;
    std::vector<sweep::PlannedScenario> scenarios;
    std::vector<scenario::Target> targets;  ///< `scenario` and `baseline` are names of `scenarios`
};

struct CalibrationPlan {
    std::filesystem::path folder;
    std::string version, git_revision;  ///< of the program that planned
    std::string created;                ///< UTC, ISO 8601
    std::uint32_t seed = 2005;          ///< of all luck: of the simulation, of points and of proposals
    Sizes sizes;
    int known_until = any_year;          ///< targets that became known later are only checked, not fitted
    std::string targets_text;            ///< the target file
    Observation fitting;                 ///< at every point
    Observation checks;                  ///< only at members of the posterior; may have no targets
    std::vector<sweep::Factor> factors;  ///< the calibrated parameters

    std::string manifest;  ///< text of manifest.json, once written

    /// Whether a target is fitted, or only checked.
    bool is_fitted(const scenario::Target& target) const {
        return target.fit && target.known_year <= known_until;
    }
    std::filesystem::path lock_file() const { return folder / "lock"; }
    std::filesystem::path posterior_file() const { return folder / "posterior.csv"; }
    std::filesystem::path summary_file() const { return folder / "calibration.json"; }
};

/// As manifests and results show them.
nlohmann::ordered_json sizes_json(const Sizes& sizes);

/// Values of the parameters at a point of the unit cube.
std::vector<double> values_at(const std::vector<sweep::Factor>& factors, const std::vector<double>& place);

/// Writes the folder and fills in `manifest`. A folder that holds a plan already is refused. Throws
/// output::OutputError.
void write_calibration(CalibrationPlan& plan);

/// Reads a folder and checks that its files are those that were planned. Throws output::OutputError,
/// sweep::SweepError, scenario::ScenarioError.
CalibrationPlan read_calibration(const std::filesystem::path& folder);

}  // namespace savan::calibration
