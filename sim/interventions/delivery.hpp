#pragma once
/// One session of an intervention: what a kind's give() is handed.

#include <span>

#include "sim/state/world.hpp"

namespace savan {

/// A session in one village, or a round of work in one district (then `village` is `whole_district`
/// and there are no people).
struct Delivery {
    static constexpr std::size_t whole_district = SIZE_MAX;

    const Intervention& what;
    std::size_t district = 0;
    std::size_t village = whole_district;
    std::span<const PersonIndex> people;  ///< who is given a dose
    double quality = 1;                   ///< 0..1: staff skill and overload; campaigns: team skill, freshness
    std::int64_t* cost_cents = nullptr;  ///< the session's cost; money handed out is added to it
    std::int64_t budget_cents = INT64_MAX;  ///< above which that cost must not rise

    double effect(std::size_t slot) const noexcept { return what.effect(slot); }
};

/// A part of what is missing to 1 is closed; none of it leaves the level as it is, to the last bit.
constexpr double close_gap(double level, double part) noexcept { return level + (1.0 - level) * part; }

/// Two doses a, b of the same thing leave (1 - a)(1 - b) of what was missing.
inline float add_dose(float had, double dose) noexcept { return static_cast<float>(close_gap(had, dose)); }

}  // namespace savan
