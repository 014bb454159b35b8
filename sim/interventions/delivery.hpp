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
    std::int64_t* extra_cents = nullptr;  ///< money handed out, paid on top of the cost of the dose

    double effect(std::size_t slot) const noexcept { return what.effect(slot); }
};

/// Two doses a, b of the same thing leave (1 - a)(1 - b) of what was missing.
inline float add_dose(float had, double dose) noexcept {
    return static_cast<float>(1.0 - (1.0 - had) * (1.0 - dose));
}

}  // namespace savan
