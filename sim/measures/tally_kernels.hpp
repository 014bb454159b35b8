#pragma once
/// The vectorised loop of tally.cpp.

#include <array>
#include <cstdint>

#include "sim/measures/measure.hpp"
#include "sim/state/youth.hpp"

namespace savan::tally_kernels {

/// Counts of people by sex.
struct States {
    std::array<std::int64_t, sexes> population{}, in_school{}, aware{}, considering{}, abroad{}, exploited{},
        groups{}, income{};
};

/// The columns that are counted, from one person on.
struct Columns {
    const std::uint8_t* male;
    const Place* place;
    const School* school;
    const Stage* stage;
    const Condition* condition;
    const Group* group;
    const float* awareness;
    const std::uint32_t* household;
};

/// States of `count` people; income in cents per household.
States count(const Columns& columns, std::size_t count, const std::int32_t* income_cents) noexcept;

}  // namespace savan::tally_kernels
