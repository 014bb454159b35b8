#pragma once
/// Which departures are counted as unsafe.

#include "sim/state/roster.hpp"
#include "sim/state/youth.hpp"

namespace savan {

constexpr int adult_age = 18;

/// A departure is unsafe by any channel but the legal one, or under 18.
inline bool is_unsafe(const Roster& roster, PersonIndex i, Channel channel, Month now) noexcept {
    return channel != Channel::legal || roster.age(i, now) < adult_age;
}

}  // namespace savan
