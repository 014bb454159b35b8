#pragma once
/// A study as JSON: the file that `savan sensitivity -o` writes and that `savan compare --sensitivity` and
/// the report read.
///
///   savan_sensitivity  1; raised when a reader would misread
///   version, git_revision          of the program that estimated
///   sweep              {digest, manifest_sha256, version, git_revision, seed, design, points, replicates,
///                      runs, runs_expected, complete, scenarios: [{name, resolved_sha256}]}
///   baseline           scenario that differences are taken from, in the same run
///   period             {name, first_month, last_month}: both included, month 0 is January 2002
///   band [0.05, 0.95], resamples   of the bootstrap
///   assumed_varied, assumed_with_prior    assumed parameters and effects that the sweep varied, and that have a prior
///   largest_correlation            between columns of an imported design, else 0
///   notes              what a reader must know, English
///   factors            [{name, unit, meaning, distribution, source, assumed, replicate}]
///   results            [{scenario, outcome, unit, kind: "level" | "difference", units, mean, sd,
///                      assumed_share, assumed_without_chance: indices, unknown: why there is none | null,
///                      chance: {first, total}, factors: [in that order: {first, total: indices, low_end,
///                      high_end} or {mu_star, mu, sigma: indices}]}]
///   sha256             of all this as it is written, up to this line
///
/// An index is {value, low, high}, or null where it is not defined. Numbers have six significant digits.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "analysis/sensitivity/study.hpp"

namespace savan::sensitivity {

/// Pieces of it.
nlohmann::ordered_json json_of(const Index& index);
nlohmann::ordered_json json_of(const Factor& factor);
nlohmann::ordered_json json_of(const Answer& answer, sweep::DesignKind design);

/// The text of a file.
std::string file_text(const Study& study);

/// Reads either that text or the HDF5 file that holds it (study_arrays.hpp).
/// Throws output::OutputError if the file cannot be read, and sweep::SweepError if it is damaged, was changed
/// or is something else.
Study read_study(const std::filesystem::path& path);

}  // namespace savan::sensitivity
