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

/// The same kind of place with about `people` of 6 to 39 years at the start: some of its villages, evenly
/// chosen, or all of them several times, the first time under their own numbers, then under numbers that are
/// not taken. Throws std::invalid_argument when there are too few numbers.
void resize(Scenario& scenario, double people);

}  // namespace savan::benchmarks
