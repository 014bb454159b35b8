#pragma once
/// A study as text: Markdown that also reads well on a terminal, CSV for spreadsheets.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sensitivity/study.hpp"

namespace savan::sensitivity {

/// Factors of an answer, those that matter most first: by total order, else first order, else mu*.
std::vector<std::size_t> ranked(const Answer& answer);

/// One table for each answer with its `top` factors (0: all), then the notes.
std::string markdown(const Study& study, std::size_t top);

/// One row for each answer and factor (RFC 4180 with a UTF-8 byte order mark); empty cells for what is not
/// defined. Holds no notes: print them elsewhere.
std::string csv(const Study& study);

/// "87 % [80, 93] / 61", the last without chance, or "–".
std::string assumed_share_cell(const Sensitivity& found);

}  // namespace savan::sensitivity
