#pragma once
/// design.csv: one line of column names (parameters, and perhaps "replicate"), then one line of numbers for
/// each point. Numbers are written so that they read back as the same bits.

#include <filesystem>
#include <string>

#include "analysis/sweep/design.hpp"

namespace savan::sweep {

std::string design_text(const Design& design);

/// Points of a design file, ours or foreign, with its factors in the order of the columns. Every value is
/// checked against its parameter's range. Throws scenario::ScenarioError with all problems, up to a limit,
/// each as file:line:column.
Design read_design(const std::filesystem::path& file, std::string_view text);

}  // namespace savan::sweep
