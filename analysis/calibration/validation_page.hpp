#pragma once
/// The validation page, sim/VALIDATION.md: every figure and pattern against the posterior, those that fail
/// first among the words, and what cannot be said.

#include <string>

#include "analysis/calibration/validation.hpp"

namespace savan::calibration {

/// Markdown.
std::string validation_page(const Validation& validation);

}  // namespace savan::calibration
