#pragma once
/// What is counted of two worlds at once: each person's life in a scenario beside the same person's life,
/// with the same luck, in a baseline. Results files follow this table; a row that is added goes at the end.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/measures/measure.hpp"

namespace savan {

/// Events of a life that are paired; of each the first in the months of the run.
enum class LifeEvent : std::uint8_t { departure, unsafe_departure, exploitation, trafficking };

/// What becomes of one event of one person from the baseline to the scenario. Everybody is in exactly one.
enum class Change : std::uint8_t {
    neither,     ///< does not happen to them in either
    unaffected,  ///< happens in both, in the same month (departures: by the same channel)
    delayed,     ///< happens in both, later in the scenario
    hastened,    ///< happens in both, earlier in the scenario
    averted,     ///< happens in the baseline alone
    diverted,    ///< departure: in both in the same month, by another channel;
                 ///< unsafe departure: in the baseline alone, and in the scenario from that month on they
                 ///< still leave, but only safely
    induced,     ///< happens in the scenario alone
};

/// By which way an effect comes to people; see run/spillover.hpp.
enum class EffectPath : std::uint8_t { direct, peers, village, interaction };

constexpr std::size_t life_events = 4, changes = 7, effect_paths = 4;
/// Cell 0: on no list up to then; 1 .. 10: decile of baseline risk, 1 the lowest.
constexpr std::size_t listed_deciles = risk_deciles + 1;

inline constexpr std::array<std::string_view, life_events> life_event_names = {
    "departure", "unsafe_departure", "exploitation", "trafficking"};
inline constexpr std::array<std::string_view, changes> change_names = {
    "neither", "unaffected", "delayed", "hastened", "averted", "diverted", "induced"};
inline constexpr std::array<std::string_view, effect_paths> effect_path_names = {"direct", "peers", "village",
                                                                                 "interaction"};
/// Steps of the month, in the order of ODD section 3; tests/lint/odd.py compares.
inline constexpr std::array<std::string_view, 14> step_names = {
    "calendar",  "brokers",   "ageing",        "schooling",  "economy",    "programme", "awareness",
    "intention", "departure", "exploitation", "remittance", "homecoming", "villages",  "tally"};

/// Axes of a paired variable, behind (scenario, replicate).
enum class PairedAxis : std::uint8_t {
    time, district, sex, age_group, listed_decile, life_event, change, step, path,
};

/// The ledger is always counted, the others when they are asked for.
enum class PairedPart : std::uint8_t { ledger, partings, spillover };

struct PairedParts {
    bool partings = false, spillover = false;
    bool has(PairedPart part) const noexcept {
        return part == PairedPart::ledger || (part == PairedPart::partings ? partings : spillover);
    }
    friend bool operator==(const PairedParts&, const PairedParts&) = default;
};

enum class Paired : std::uint8_t {
    events, partings, partings_by_person, partings_by_change,
    spillover_departures, spillover_unsafe, spillover_exploited, spillover_trafficked, spillover_months,
    spillover_dropouts, spillover_remittances,
};

struct PairedRow {
    Paired variable;
    PairedPart part;
    std::string_view name;
    std::span<const PairedAxis> axes;
    std::string_view units, long_name, long_name_lo;
    Measure measure{};  ///< of the spillover: what is split
};

/// All paired variables, in the order of the enumeration.
std::span<const PairedRow> paired_table() noexcept;

inline const PairedRow& paired_row(Paired variable) noexcept {
    return paired_table()[static_cast<std::size_t>(variable)];
}

}  // namespace savan
