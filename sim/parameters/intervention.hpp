#pragma once
/// One intervention as data: what, how, where, who, capacity, cost, limits (ODD section 7.3).

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/month.hpp"
#include "sim/base/money.hpp"
#include "sim/parameters/prior.hpp"

namespace savan {

enum class Kind : std::uint8_t {
#define SAVAN_KIND(kind, ...) kind,
#include "sim/parameters/kinds.def"
#undef SAVAN_KIND
};

/// To whom one dose is given.
enum class DoseUnit : std::uint8_t { person, village, district };

/// A number of a kind's product; 0 is always "no effect".
struct EffectSlot {
    std::string_view key, unit;  ///< empty key: the slot is not used
    double value = 0;             ///< default
    Prior prior;                  ///< what is believed of it; fixed: it is decided, not believed
    double low = 0, high = 0;
    std::string_view source, meaning;
    bool used() const noexcept { return !key.empty(); }
};

constexpr std::size_t effect_slots = 3;

/// What is true of a kind wherever it is used.
struct KindRow {
    Kind kind;
    std::string_view name, meaning;
    DoseUnit unit;
    double hours_per_dose, hours_per_delivery;
    double cost_per_dose_usd, cost_per_delivery_usd, cost_per_month_usd;
    std::array<EffectSlot, effect_slots> slots;
};

/// All kinds, in the order of the enumeration.
std::span<const KindRow> kind_table() noexcept;
const KindRow* find_kind(std::string_view name) noexcept;
inline const KindRow& kind_row(Kind kind) noexcept {
    return kind_table()[static_cast<std::size_t>(kind)];
}

enum class ListSource : std::uint8_t { none, youth_union, survey, oracle };
enum class SexFilter : std::uint8_t { any, female, male };
enum class SchoolFilter : std::uint8_t { any, enrolled, near_dropout, out_of_school };

constexpr double no_limit = 1e18;

/// Who may be given a dose, and in which order they are asked when not everyone can be.
struct Eligibility {
    int age_min_years = 12, age_max_years = 39;  ///< completed years, both ends included
    SexFilter sex = SexFilter::any;
    SchoolFilter school = SchoolFilter::any;     ///< near_dropout: top decile of drop-out hazard, grade 5 up
    bool household_migrant = false;              ///< only from households with a member abroad
    bool been_abroad = false;                    ///< only those who have been abroad
    /// none: by a keyed random priority. youth_union: by the Youth Union's score. survey: the same,
    /// but only in surveyed villages. oracle: by true baseline risk. The riskiest are asked first.
    ListSource list = ListSource::none;
    friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

/// One intervention of a scenario. Deliveries happen in months start, start + every, ... up to stop,
/// in every covered village of every covered district.
struct Intervention {
    std::string id;  ///< key in the scenario file; also part of the key of its draws
    Kind kind = Kind::awareness_event;

    Month start{0}, stop{0};              ///< first and last month, both included
    int every_months = 1;
    std::vector<std::uint8_t> districts;  ///< indices into Setting::districts, ascending
    std::vector<Month> district_start;    ///< roll-out: first month of each of `districts` (>= start)
    std::vector<std::uint16_t> villages;  ///< village numbers, ascending; empty: by village_fraction
    double village_fraction = 1;          ///< share of villages, chosen by a keyed priority

    double coverage_fraction = 1;         ///< share of the eligible who are asked at a delivery
    double quantity_per_delivery = no_limit;     ///< most doses of one delivery in one district
    double cumulative_coverage_fraction = 1;     ///< deliveries stop adding new people above this share
    Eligibility who;

    /// Staff hours; a delivery is one session in one village, or one round in a district. Until the
    /// scenario's first `staff` record begins there is no staff limit, and without one there never is.
    double hours_per_dose = 0, hours_per_delivery = 0;
    double cost_per_dose_usd = 0, cost_per_delivery_usd = 0, cost_per_month_usd = 0;
    int doses_per_person_limit = 0;       ///< 0: no limit
    double budget_usd = no_limit;         ///< whole run, all districts; nothing is delivered beyond it

    double effect_fraction = 1;           ///< share of the product's effects that acts; 0: delivered to no effect
    std::array<double, effect_slots> effects{};  ///< by the kind's slots, before effect_fraction
    /// Effects given as a prior instead of a number: each replicate draws its own value, see run/uncertainty.
    std::array<Prior, effect_slots> priors{};

    /// Its name in keys of draws: a hash of the id, so that other interventions never shift its luck.
    std::uint32_t key() const noexcept;
    /// Effect slot times effect_fraction.
    double effect(std::size_t slot) const noexcept { return effects[slot] * effect_fraction; }
    /// A record that can never deliver or cost anything: its scenario equals the one without it.
    bool inert() const noexcept {
        return stop < start || coverage_fraction <= 0 || districts.empty() || quantity_per_delivery <= 0 ||
               (villages.empty() && village_fraction <= 0) || cumulative_coverage_fraction <= 0 ||
               budget_usd <= 0;
    }
    friend bool operator==(const Intervention&, const Intervention&) = default;
};

/// A record of that kind with the kind's defaults, covering nothing yet.
Intervention default_intervention(Kind kind, std::string id);

}  // namespace savan
