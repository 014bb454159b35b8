#pragma once
/// What is counted, with stable numbers, names, units and axes. Results files and reports follow this
/// table; a measure that is added goes at the end.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/state/cells.hpp"
#include "sim/state/youth.hpp"

namespace savan {

constexpr std::size_t channels = channel_count;  ///< legal, network, alone, broker
constexpr std::size_t risk_deciles = 10; ///< 0 lowest baseline risk .. 9 highest
constexpr std::size_t school_grades = 11;  ///< 1-5 primary, 6-8 lower, 9-11 upper secondary

/// Axes of a measure, after (scenario, replicate, time, district).
enum class Axes : std::uint8_t {
    none,          ///< only those
    sex_age,       ///< sex, age group
    sex_age_channel,
    intervention,
    risk,          ///< risk decile
    sex_grade,     ///< sex, school grade
};

enum class Measure : std::uint8_t {
    population, in_school, dropouts, aware, considering, abroad, departures, returns, exploited,
    trafficked, exploitation_months, income, remittances, unsafe_departures, doses, hours, cost, listed, reach,
    unsafe_by_risk, exploited_by_risk, apprehended, months_abroad_ended, school_completed, groups,
    pupils, dropouts_by_grade, pay,
};

struct MeasureRow {
    Measure measure;
    std::string_view name;          ///< variable name in results files
    Axes axes;
    bool flow;                      ///< true: sum of a month's events; false: state at the month's end
    std::string_view units;         ///< UDUNITS-like: "1" counts people, "0.01 USD" whole cents
    std::string_view long_name, long_name_lo;
};

/// All measures, in the order of the enumeration.
std::span<const MeasureRow> measure_table() noexcept;

inline constexpr std::array<std::string_view, channels> channel_names = {"legal", "network", "alone", "broker"};
inline constexpr std::array<std::string_view, sexes> sex_names = {"female", "male"};
inline constexpr std::array<std::string_view, age_groups> age_group_names = {"6-9", "10-14", "15-17", "18-24", "25-39"};

}  // namespace savan
