#pragma once
/// The report: one HTML page that opens from disk without a network and tells in English and in Lao what the
/// scenarios of a results file do.
///
/// Its tables and text are in the HTML itself, so that it informs with scripts off; the charts are drawn by
/// the script from the same data. A content security policy lets in nothing but what the page brings itself.

#include <string>

#include "analysis/compare.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

std::string report_page(const output::Results& results, const Comparison& comparison);

}  // namespace savan::analysis
