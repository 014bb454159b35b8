#pragma once
/// Names of groups of people, English and Lao.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/equity.hpp"

namespace savan::analysis {

std::string_view key_of(Axis axis);            ///< "sex", "age_group", "district", "risk_decile"
std::string_view sentence_name_of(Axis axis);  ///< "age", "tenth of baseline risk", ..

/// A group of the axis; districts are named by the file.
std::string group_name(Axis axis, std::size_t group, const std::vector<std::string>& districts);
std::string group_name_lo(Axis axis, std::size_t group, const std::vector<std::string>& districts_lo);

}  // namespace savan::analysis
