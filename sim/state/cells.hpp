#pragma once
/// The cells in which people are counted: sex and age group.

#include <array>
#include <cstddef>

namespace savan {

constexpr std::size_t sexes = 2;  ///< 0 female, 1 male
constexpr std::size_t age_groups = 5;
constexpr std::size_t cells = sexes * age_groups;

/// First completed year of age of each group: 6-9, 10-14, 15-17, 18-24, 25-39.
constexpr std::array<int, age_groups + 1> age_group_from = {6, 10, 15, 18, 25, 40};

/// Group of a person of that many months of age; the first and last groups are open.
constexpr std::size_t age_group(int age_months) noexcept {
    std::size_t group = 0;
    for (std::size_t next = 1; next < age_groups; ++next) group += age_months >= 12 * age_group_from[next];
    return group;
}

/// Number of a cell, 0 .. cells - 1.
constexpr std::size_t cell_of(std::size_t sex, std::size_t group) noexcept { return sex * age_groups + group; }

/// From this completed year of age on, those out of school work.
constexpr int working_age = 15;
constexpr std::size_t working_group = 2;
static_assert(age_group_from[working_group] == working_age, "who turns 15 enters another group and may work");

}  // namespace savan
