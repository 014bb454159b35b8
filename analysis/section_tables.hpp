#pragma once
/// Economics, reach, equity and the paired ledger as text: Markdown that also reads well on a terminal, and CSV for
/// spreadsheets (RFC 4180 with a UTF-8 byte order mark, one row per scenario and item, empty cells for
/// what is not defined, English and Lao names).

#include <string>
#include <vector>

#include "analysis/report_data.hpp"

namespace savan::analysis {

/// Cost, money at home and one table for each harm that is averted; then what is best at which price.
std::string economics_markdown(const ReportData& data);
std::string economics_csv(const ReportData& data);

/// Coverage by tenth of baseline risk, and what knowing the risk is worth.
std::string reach_markdown(const ReportData& data);
std::string reach_csv(const ReportData& data);

/// One table for each harm and each way to split people.
std::string equity_markdown(const ReportData& data);
std::string equity_csv(const ReportData& data);

/// What becomes of people beside the ledger's baseline, other couplings, and where lives part.
std::string ledger_markdown(const ReportData& data);
std::string ledger_csv(const ReportData& data);

/// Effects by the way in which they come to people; says so when the file does not hold them.
std::string split_markdown(const ReportData& data);
std::string split_csv(const ReportData& data);

/// What a reader must know about each, one sentence group each.
std::vector<std::string> economics_notes(const ReportData& data);
std::vector<std::string> reach_notes(const ReportData& data);
std::vector<std::string> equity_notes(const ReportData& data);
std::vector<std::string> ledger_section_notes(const ReportData& data);
std::vector<std::string> split_section_notes(const ReportData& data);

}  // namespace savan::analysis
