#pragma once
/// Keyed draws: luck is a pure function of who, what for and when (ODD section 4).
///
/// Counter of a person, household or village:  (local id, village number and purpose, month, slot)
/// Key of a run:                               (seed, replicate)
/// Nothing is ever drawn "next from a stream", so threads, block sizes, storage order and scenarios
/// cannot move one person's luck onto another.

#include <array>
#include <cstdint>

#include "sim/base/month.hpp"
#include "sim/base/philox.hpp"
#include "sim/base/portable_math.hpp"
#include "sim/base/purposes.hpp"

namespace savan {

/// Who a draw is for: a person, a household or a village. Stable across scenarios, horizons and
/// whatever other villages are simulated.
struct EntityId {
    std::uint32_t local = 0;     ///< within the village: founders by index, entrants by household and month
    std::uint16_t village = 0;   ///< the village's own number from the data file
    friend constexpr auto operator<=>(EntityId, EntityId) = default;
};

/// The open unit interval from 32 bits: (w + 1/2) / 2^32, never 0 and never 1.
[[gnu::always_inline]] constexpr double unit_interval(std::uint32_t word) noexcept {
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// A standard Gumbel (location 0, scale 1) of 32 bits: adding one to each utility and taking the largest chooses with
/// softmax probabilities, and raising one utility never moves its chooser away.
[[gnu::always_inline]] inline double gumbel(std::uint32_t word) noexcept {
    return -portable::log(-portable::log(unit_interval(word)));
}

/// The luck of one run.
struct Draws {
    Words2 key{};  ///< (seed, replicate)

    /// Four words of luck. `slot` tells several calls of one purpose and month apart.
    [[gnu::always_inline]] constexpr Words4 words(EntityId who, Purpose what_for, Month when,
                                                  std::uint32_t slot = 0) const noexcept {
        return philox4x32_10({who.local,
                              (static_cast<std::uint32_t>(who.village) << 16) |
                                  static_cast<std::uint32_t>(what_for),
                              static_cast<std::uint32_t>(when.index), slot},
                             key);
    }
    /// Uniform on (0, 1); slot counts single draws, four to a Philox call.
    constexpr double uniform(EntityId who, Purpose what_for, Month when,
                             std::uint32_t slot = 0) const noexcept {
        return unit_interval(words(who, what_for, when, slot / 4)[slot % 4]);
    }
    /// Standard normal by inverse CDF of one uniform.
    double normal(EntityId who, Purpose what_for, Month when, std::uint32_t slot = 0) const noexcept {
        return portable::normal_quantile(uniform(who, what_for, when, slot));
    }
};

/// Probability that an event of hazard `h` (per month) happens within the month: 1 - e^-h.
[[gnu::always_inline]] inline double probability_of_hazard(double h) noexcept { return -portable::expm1(-h); }

}  // namespace savan
