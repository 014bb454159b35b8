#pragma once
/// Chances of one person, on plain numbers: for loops that vectorise.

#include "sim/base/draws.hpp"

namespace savan::chance_rules {

/// Of two competing exits under one draw on (0, 1): below `first` the draw takes the first of them, and from there on below `any`
/// the second.
struct Shares {
    double first, any;
};

[[gnu::always_inline]] inline Shares shares(double first_hazard, double second_hazard) noexcept {
    const double total = first_hazard + second_hazard;
    const double any = probability_of_hazard(total);
    return {any * (first_hazard / total), any};
}

/// 1 or 2 for the exit that is taken, 0 for none.
[[gnu::always_inline]] inline std::uint32_t exit_of(double luck, const Shares& shares) noexcept {
    const bool first = luck < shares.first;
    return static_cast<std::uint32_t>((luck < shares.any) * (2 - first));
}

}  // namespace savan::chance_rules
