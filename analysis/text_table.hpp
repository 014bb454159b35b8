#pragma once
/// Small pieces of tables as text.

#include <string>
#include <string_view>
#include <vector>

namespace savan::analysis {

/// Rounded to so many significant digits, but to no more decimals than given; thousands are set apart
/// by commas. "–" for NaN; no "-0".
std::string number(double value, int significant, int decimals);

/// A share as "13 %"; "–" for NaN.
std::string percent_cell(double share);

/// Six significant digits, in the shortest form; empty for NaN.
std::string plain_number(double value);

/// A field of RFC 4180, quoted where needed.
std::string csv_field(std::string_view text);

/// The same for names and titles that somebody wrote: a spreadsheet must not take what begins with
/// one of = + - @ for a formula, so an apostrophe goes before it.
std::string csv_text(std::string_view text);

/// A Markdown table whose columns line up on a terminal. The first row is the head; all rows have as
/// many cells as it. `sides` says l(eft) or r(ight) for each column, the last letter for all further
/// ones. Bars within cells are escaped.
std::string markdown_table(std::vector<std::vector<std::string>> rows, std::string_view sides = "lr");

}  // namespace savan::analysis
