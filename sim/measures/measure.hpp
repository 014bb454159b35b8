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
constexpr std::size_t tie_states = 2;      ///< 0 no one they have a tie with is in Thailand, 1 someone is
constexpr std::size_t prevalence_tenths = 10;  ///< of villages, 0: less than 10 % have ever been in Thailand .. 9

/// Axes of a measure, after (scenario, replicate, time, district).
enum class Axes : std::uint8_t {
    none,          ///< only those
    sex_age,       ///< sex, age group
    sex_age_channel,
    intervention,
    risk,          ///< risk decile
    sex_grade,     ///< sex, school grade
    sex_age_tie,   ///< sex, age group, whether someone they have a tie with is in Thailand
    prevalence,    ///< tenth of the village's prevalence
};

enum class Measure : std::uint8_t {
    population, in_school, dropouts, aware, considering, abroad, departures, returns, exploited,
    trafficked, exploitation_months, income, remittances, unsafe_departures, doses, hours, cost, listed, reach,
    unsafe_by_risk, exploited_by_risk, apprehended, months_abroad_ended, school_completed, groups,
    pupils, dropouts_by_grade, pay, home_by_tie, departures_by_tie, village_months, prevalence_growth,
};

struct MeasureRow {
    Measure measure;
    std::string_view name;          ///< variable name in results files
    Axes axes;
    bool flow;                      ///< true: sum of a month's events; false: state at the month's end
    std::string_view units;         ///< UDUNITS-like: "1" counts people, "0.01 USD" whole cents, "1e-6" millionths
    std::string_view long_name, long_name_lo;
};

/// All measures, in the order of the enumeration.
std::span<const MeasureRow> measure_table() noexcept;

inline constexpr std::array<std::string_view, channels> channel_names = {"legal", "network", "alone", "broker"};
inline constexpr std::array<std::string_view, sexes> sex_names = {"female", "male"};
inline constexpr std::array<std::string_view, age_groups> age_group_names = {"6-9", "10-14", "15-17", "18-24", "25-39"};

inline constexpr std::array<std::string_view, tie_states> tie_state_names = {"none", "some"};
inline constexpr std::array<std::string_view, prevalence_tenths> prevalence_names = {
    "0-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "90-100"};

}  // namespace savan
