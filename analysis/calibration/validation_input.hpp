#pragma once
/// From a calibration's result and its target file to what a validation page shows.

#include <filesystem>

#include "analysis/calibration/validation.hpp"

namespace savan::calibration {

/// What calibration.json (see posterior.hpp) and the target file say. Throws output::OutputError when it
/// cannot be read, sweep::SweepError when it is no such file or of other targets than those of `file`.
Validation read_validation(const std::filesystem::path& calibration_json, const scenario::TargetFile& file);

/// The same calibration to fewer figures. Refused as well when it was fitted to all.
RollingOrigin read_origin(const std::filesystem::path& calibration_json, const scenario::TargetFile& file);

}  // namespace savan::calibration
