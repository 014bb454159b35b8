#pragma once
/// The columns of the simulated youth: what a scenario can change about a person.

#include <concepts>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "sim/state/column.hpp"

namespace savan {

enum class Place : std::uint8_t { absent, home, abroad };  ///< absent: not yet six, dead, or forty
enum class Stage : std::uint8_t { none, considering, planning, leaving };
enum class School : std::uint8_t { never, enrolled, left, completed };
enum class Work : std::uint8_t { farm, wage };
enum class Channel : std::uint8_t { legal, network, alone, broker };
constexpr std::size_t channel_count = 4;
enum class Condition : std::uint8_t { free, exploited, trafficked };
enum class Group : std::uint8_t { none, adult_led, youth_led };

/// What has ever happened to a person, as bits of `youth.history`.
namespace history {
constexpr std::uint8_t exploited = 1, trafficked = 2, linked_group = 8;
}

struct Youth {
    // state
    Column<float> awareness;         ///< 0..1
    Column<Place> place;
    Column<Stage> stage;
    Column<School> school;
    Column<std::uint8_t> grade;      ///< grade attended, or last attended; 0 before school
    Column<Work> work;               ///< local work when at home, 15 or more, out of school
    Column<Group> group;
    Column<std::int16_t> group_since;  ///< month of joining
    Column<float> group_yield;       ///< US$/month at full yield
    Column<std::uint8_t> history;
    Column<std::uint8_t> trips;      ///< arrivals in Thailand, up to 255
    Column<std::int16_t> speaks_until;  ///< before this month the person speaks twice as often
    Column<float> job_gain;          ///< training: rate of finding local work is times 1 + this
    // about ties, kept up at every change of a neighbour
    Column<std::uint8_t> ties_entered;  ///< have reached six by now, alive or not
    Column<std::uint8_t> ties_present, ties_abroad, ties_left_school;
    // doses of this month: interventions write, processes read, cleared each month; 0 is no dose.
    // A run without a programme need not hold these columns: processes read them by dose_of().
    Column<float> lesson;            ///< part of the missing awareness that is closed
    Column<float> dropout_cut;       ///< part of the drop-out hazard that falls away
    Column<float> fee_cut, wait_cut; ///< parts of the legal channel's cost and wait that fall away
    // written by schooling when a programme asks for it: monthly drop-out hazard from grade 5 up
    Column<float> dropout_hazard;

    Youth() = default;
    explicit Youth(std::size_t people);  ///< without what only programmes use

    void hold_doses(bool dropout_hazards);  ///< before a programme begins, with hazards if it looks for pupils about to drop out
};

/// Someone is in no income group any more; nothing of it is left.
inline void leave_group(Youth& youth, std::size_t i) noexcept {
    youth.group[i] = Group::none;
    youth.group_since[i] = 0;
    youth.group_yield[i] = 0;
    youth.history[i] &= static_cast<std::uint8_t>(~history::linked_group);
}

/// All columns by person: one that is added to Youth does not compile here until it is bound.
template <class SomeYouth>
    requires std::same_as<std::remove_const_t<SomeYouth>, Youth>
auto columns_of(SomeYouth& youth) noexcept {
    auto& [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22] = youth;
    return std::tie(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22);
}

/// This month's dose of a person, 0 where the column is not held.
inline double dose_of(const Column<float>& column, std::size_t person) noexcept {
    return column.empty() ? 0.0 : column[person];
}

}  // namespace savan
