#pragma once
/// How people and their departures are sorted when they are counted.

#include "sim/measures/measure.hpp"
#include "sim/state/roster.hpp"
#include "sim/state/youth.hpp"

namespace savan {

constexpr int adult_age = 18;

/// Group of an age in completed years.
constexpr std::size_t age_group_of(int age) noexcept {
    std::size_t group = 0;
    while (group + 1 < age_groups && age >= age_group_from[group + 1]) ++group;
    return group;
}

/// A departure is unsafe by any channel but the legal one, or under 18.
inline bool is_unsafe(const Roster& roster, PersonIndex i, Channel channel, Month now) noexcept {
    return channel != Channel::legal || roster.age(i, now) < adult_age;
}

}  // namespace savan
