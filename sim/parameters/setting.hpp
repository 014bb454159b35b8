#pragma once
/// The place: districts, villages and the age structure that the synthetic population is built from.
/// Numbers come from scenarios/data/, each with its source and status.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace savan {

/// Five-year age groups 0-4, 5-9, .. 60-64, 65 and over.
constexpr std::size_t census_age_groups = 14;

struct DistrictData {
    std::string id;       ///< key in scenario files, e.g. "xayphouthong"
    std::string name, name_lo;
    friend bool operator==(const DistrictData&, const DistrictData&) = default;
};

struct VillageData {
    std::uint16_t number = 0;     ///< its own, stable number: part of the keys of draws
    std::uint8_t district = 0;    ///< index into Setting::districts
    int residents = 0;            ///< census count, without people absent over six months
    double km_to_crossing = 0;
    double km_to_secondary = 0;   ///< to the nearest lower-secondary school
    friend bool operator==(const VillageData&, const VillageData&) = default;
};

struct Setting {
    std::vector<DistrictData> districts;
    std::vector<VillageData> villages;   ///< ascending by number
    /// Share of all residents by sex (0 female, 1 male) and census age group; sums to 1.
    std::array<std::array<double, census_age_groups>, 2> age_structure{};
    /// Share of households by size 1, 2, .. ; sums to 1.
    std::vector<double> household_sizes;
    friend bool operator==(const Setting&, const Setting&) = default;
};

}  // namespace savan
