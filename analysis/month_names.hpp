#pragma once
/// Months in words and in ISO 8601; month 0 is January 2002.

#include <string>

namespace savan::analysis {

std::string month_name(int index);  ///< "January 2002"
std::string iso_month(int index);   ///< "2002-01"

}  // namespace savan::analysis
