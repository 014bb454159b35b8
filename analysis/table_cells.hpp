#pragma once
/// Cells that several tables share.

#include <string>
#include <vector>

#include "analysis/report_data.hpp"

namespace savan::analysis {

/// "12.3 [10.1, 15.0]", scaled by `factor`; with `sign` a plus before a rise; "–" when not defined.
std::string estimate_cell(const Estimate& estimate, double factor, int significant, int decimals,
                          bool sign = false);

/// ",mean,low,high"
std::string csv_estimate(const Estimate& estimate);

/// "name,title,title_lo" of a scenario.
std::string csv_scenario(const ReportData& data, std::size_t scenario);

/// Head and cells of the columns that say what all rows are about.
constexpr std::string_view csv_about_head = ",replicates,complete,baseline,first_month,last_month\n";
std::string csv_about(const Comparison& comparison);

/// "- one\n- two\n"
std::string bullets(const std::vector<std::string>& texts);

}  // namespace savan::analysis
