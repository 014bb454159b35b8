#pragma once
/// Staff hours: what a district can do in a month, and what happens when it wants more.
///
/// Rule    hours = FTE x 160 x field share + volunteers' hours;  doses = floor(hours / hours per dose);
///         when wanted hours exceed them, everything gets the same share of what it wants, and quality is
///         times (supply / demand)^exponent. Staff skill q' = q - turnover (q - q_new); each part of
///         team skill falls back to its start; data system and library age.
/// Reads   districts.posts/volunteers   Writes  districts' stocks   Draws  none
/// Source  programme.* in the parameter table: assumed; one post as it was: finding 6

#include "sim/interventions/delivery.hpp"

namespace savan::capacity {

/// Hundredths of an hour, whole numbers, so that floor() means what it says.
using Hours = std::int64_t;
constexpr Hours unlimited = INT64_MAX / 4;
constexpr Hours to_hours(double hours) noexcept { return static_cast<Hours>(hours * 100.0 + 0.5); }

/// Hours that the district has this month; unlimited until the scenario's first staff record begins.
Hours supply(const World& world, const Step& step, std::size_t district) noexcept;

/// What of its wanted hours an intervention gets.
constexpr Hours share_of(Hours wanted, Hours supply, Hours demand) noexcept {
    if (demand <= supply) return wanted;
    return static_cast<Hours>(static_cast<double>(wanted) * (static_cast<double>(supply) / static_cast<double>(demand)));
}

/// Quality that is left under overload, 0..1.
double overload_quality(const Parameters& parameters, Hours supply, Hours demand) noexcept;

/// One month's fading of staff and team skill, data system, library and surveys.
void fade(World& world, const Step& step) noexcept;

}  // namespace savan::capacity
