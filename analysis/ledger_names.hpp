#pragma once
/// Names of what the paired ledger holds, English and Lao.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/equity.hpp"
#include "sim/measures/paired_table.hpp"

namespace savan::analysis {

std::string_view name_of(LifeEvent event);  ///< "Departure", ..
std::string_view name_lo_of(LifeEvent event);
std::string_view name_of(Change change);  ///< "Averted", ..
std::string_view name_lo_of(Change change);
std::string_view name_of(EffectPath path);  ///< "Direct", ..
std::string_view name_lo_of(EffectPath path);

/// Groups of an axis of the ledger: as elsewhere, and behind the tenths of risk those on no list.
std::string ledger_group_name(Axis axis, std::size_t group, const std::vector<std::string>& districts);
std::string ledger_group_name_lo(Axis axis, std::size_t group, const std::vector<std::string>& districts_lo);

}  // namespace savan::analysis
