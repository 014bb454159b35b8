#pragma once
/// The report: one HTML page that opens from disk without a network and tells in English and in Lao what the
/// scenarios of a results file do.
///
/// Its tables and text are in the HTML itself, so that it informs with scripts off; the charts are drawn by
/// the script from the same data. A content security policy lets in nothing but what the page brings itself.

#include <string>

#include "analysis/report_data.hpp"

namespace savan::analysis {

/// The whole page, UTF-8. Equal data give equal bytes.
std::string report_page(const ReportData& data);

}  // namespace savan::analysis
