#pragma once
/// An effect split by the way in which it comes to people, from runs under the same keys in which ways are shut.
///
/// Rule    with B the run without a programme and S_pv the scenario in which peers (p) and village (v) reach people
///         as they do in the scenario (1) or are held as they are in B (0):
///         direct = S_00 - B,  peers = S_10 - S_00,  village = S_01 - S_00,
///         interaction = S_11 - S_10 - S_01 + S_00;  together S_11 - B, exactly.
///         Held peers: what others say to a person, how many of their ties are present, abroad or out of school, and
///         how many of their household are abroad, are those of B. Held village: migration experience, brokers and
///         community stance are those of B. What is left is direct: own doses, the household's money, and what a
///         district offers everybody.
/// Source  definition; two-way factorial decomposition

#include "sim/measures/pairing.hpp"
#include "sim/measures/tallies.hpp"

namespace savan::spillover {

/// Ways that are held as they are without a programme.
struct Held {
    bool peers = false, village = false;
    bool any() const noexcept { return peers || village; }
    friend bool operator==(const Held&, const Held&) = default;
};

/// Counts into the variables of the part `spillover`.
void count(const Tallies& without, const Tallies& direct_alone, const Tallies& with_peers, const Tallies& with_village,
           const Tallies& whole, Pairing& pairing) noexcept;

}  // namespace savan::spillover
