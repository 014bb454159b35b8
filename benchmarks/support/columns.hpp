#pragma once
/// The columns that hold people and households, taken from the structures themselves, so that none is forgotten.

#include <cstddef>
#include <cstring>
#include <tuple>

#include "sim/state/world.hpp"

namespace savan::benchmarks {

/// Calls visit(column) for each column by person that a scenario can change.
template <class Visit>
void for_each_youth_column(const Youth& youth, Visit&& visit) {
    std::apply([&](const auto&... columns) { (visit(columns), ...); }, columns_of(youth));
}

/// The same by household.
template <class Visit>
void for_each_household_column(const Households& households, Visit&& visit) {
    std::apply([&](const auto&... columns) { (visit(columns), ...); }, columns_of(households));
}

/// Columns of the roster by person: what no scenario changes. Ties are not columns.
template <class Visit>
void for_each_roster_column(const Roster& roster, Visit&& visit) {
    const auto all = [&](const auto&... columns) { (visit(columns), ...); };
    all(roster.local_id, roster.household, roster.village, roster.male, roster.birth, roster.exit,
        roster.union_month);
}

/// Bytes of one row of a column; 0 where the run does not hold it.
template <class SomeColumn>
std::size_t bytes_per_row(const SomeColumn& column) {
    return column.empty() ? 0 : sizeof(typename SomeColumn::value_type);
}

/// Bytes by person of what a scenario can change.
inline std::size_t youth_bytes(const Youth& youth) {
    std::size_t bytes = 0;
    for_each_youth_column(youth, [&](const auto& column) { bytes += bytes_per_row(column); });
    return bytes;
}
inline std::size_t household_bytes(const Households& households) {
    std::size_t bytes = 0;
    for_each_household_column(households, [&](const auto& column) { bytes += bytes_per_row(column); });
    return bytes;
}
inline std::size_t roster_bytes(const Roster& roster) {
    std::size_t bytes = 0;
    for_each_roster_column(roster, [&](const auto& column) { bytes += bytes_per_row(column); });
    return bytes;
}

}  // namespace savan::benchmarks
