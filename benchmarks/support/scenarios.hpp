#pragma once
/// The scenarios that benchmarks run, from their files.

#include <filesystem>
#include <vector>

#include "sim/parameters/scenario.hpp"

namespace savan::benchmarks {

/// A file below the source folder, e.g. "scenarios/no-programme.toml".
Scenario load(const std::filesystem::path& file);

/// Every scenario of scenarios/ but the base, no-programme first.
std::vector<std::filesystem::path> shipped_files();
std::vector<Scenario> shipped_set();

/// The same place `copies` times over: every village stands that often, the first time under its own number, then
/// under numbers that are not taken. Throws std::invalid_argument when there are too few numbers.
void repeat_villages(Setting& setting, int copies);

/// As many whole copies of the place as bring it to about `people` of 6 to 39 years.
int copies_for(const Scenario& scenario, double people);

}  // namespace savan::benchmarks
