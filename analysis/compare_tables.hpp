#pragma once
/// A comparison as text: Markdown that also reads well on a terminal, CSV for spreadsheets, JSON for
/// programs. Markdown rounds; CSV and JSON keep six significant digits.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/compare.hpp"

namespace savan::analysis {

/// "more", "less" or "".
std::string_view worse_name(Worse worse);

/// An outcome of the headline table.
struct HeadlineOutcome {
    std::string_view key, title;
    bool as_level;  ///< other scenarios than the baseline show their level too, not a difference
};

/// In the order of the table's columns.
std::vector<HeadlineOutcome> headline_outcomes();

/// What a reader must know before using the numbers, one sentence group each: what the bands span and
/// what not, and where it applies: few replicates, a run that was stopped early.
std::vector<std::string> notes(const Comparison& comparison);

/// One headline table with scenarios as rows; with `detail` also one table per scenario with every
/// outcome; then the notes.
std::string markdown(const Comparison& comparison, bool detail);

/// One row per scenario and outcome, RFC 4180 with a UTF-8 byte order mark, English and Lao names; empty
/// cells for what is not defined. Holds no notes: print them elsewhere.
std::string csv(const Comparison& comparison);

/// One object; null for what is not defined.
nlohmann::ordered_json to_json(const Comparison& comparison);

}  // namespace savan::analysis
