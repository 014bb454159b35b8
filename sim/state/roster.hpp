#pragma once
/// Everybody who lives in a run, with what no scenario can change about them: who they are, when
/// they are born, enter at six, form a union, die or leave at forty. One roster serves all scenarios
/// of a replicate. People are stored by village and, within it, by month of birth, so that the living
/// of an age are a contiguous range.

#include <cstdint>
#include <vector>

#include "sim/base/draws.hpp"
#include "sim/base/month.hpp"
#include "sim/state/ties.hpp"

namespace savan {

using PersonIndex = std::uint32_t;     ///< row in the youth's columns
using HouseholdIndex = std::uint32_t;  ///< row in the households' columns

constexpr int entry_age_months = 6 * 12;
constexpr int exit_age_months = 40 * 12;

struct Roster {
    // people, one row each
    std::vector<std::uint32_t> local_id;    ///< with the village's number: the key of draws
    std::vector<HouseholdIndex> household;
    std::vector<std::uint16_t> village;     ///< index, not number
    std::vector<std::uint8_t> male;         ///< 0 female, 1 male
    std::vector<std::int16_t> birth;        ///< Month::index
    std::vector<std::int16_t> exit;         ///< first month in which they are gone: 40th birthday or death
    std::vector<std::int16_t> union_month;  ///< first union
    Ties ties;

    // villages
    std::vector<PersonIndex> first_person;        ///< village v holds [v], .. [v + 1] - 1
    std::vector<HouseholdIndex> first_household;  ///< the same for households
    std::vector<std::uint16_t> village_number;    ///< stable numbers, part of keys
    std::vector<std::uint8_t> district;           ///< per village
    std::vector<float> km_to_crossing, km_to_secondary;
    std::size_t districts = 0;

    // households
    std::vector<float> land_yield;          ///< land^0.4, land relative to the median
    std::vector<float> wealth;              ///< standard normal score
    std::vector<std::uint8_t> others;       ///< members under 6 or from 40 on
    std::vector<std::uint8_t> elders;       ///< of these, workers of 40-64

    std::size_t people() const noexcept { return local_id.size(); }
    std::size_t households() const noexcept { return land_yield.size(); }
    std::size_t villages() const noexcept { return village_number.size(); }

    EntityId person_id(PersonIndex i) const noexcept { return {local_id[i], village_number[village[i]]}; }
    EntityId household_id(HouseholdIndex h, std::size_t v) const noexcept {
        return {h - first_household[v], village_number[v]};
    }
    EntityId village_id(std::size_t v) const noexcept { return {0, village_number[v]}; }

    Month entry(PersonIndex i) const noexcept { return {birth[i] + entry_age_months}; }
    /// Completed years of age.
    int age(PersonIndex i, Month now) const noexcept { return (now.index - birth[i]) / 12; }
    bool in_union(PersonIndex i, Month now) const noexcept { return union_month[i] <= now.index; }
};

}  // namespace savan
