#pragma once
/// From a calibration's result, its target file and runs of its members to what a validation page shows.

#include <filesystem>

#include "analysis/calibration/validation.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::calibration {

/// What calibration.json (see posterior.hpp) and the target file say. Throws output::OutputError when it cannot be
/// read, sweep::SweepError when it is no such file or of other targets than those of `file`.
Validation read_validation(const std::filesystem::path& calibration_json, const scenario::TargetFile& file);

/// The same calibration to fewer figures. Refused as well when it was fitted to all.
RollingOrigin read_origin(const std::filesystem::path& calibration_json, const scenario::TargetFile& file);

/// The file's checks in runs of the members. The results must hold the scenarios that the checks name, up to the
/// months that they need. Throws sweep::SweepError, output::OutputError, scenario::ScenarioError.
std::vector<Compared> observe_checks(const scenario::TargetFile& file, const output::Results& results,
                                     const std::string& results_name);

}  // namespace savan::calibration
