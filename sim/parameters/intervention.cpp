#include "sim/parameters/intervention.hpp"

#include <utility>

namespace savan {

std::span<const KindRow> kind_table() noexcept {
    using namespace priors;
    static constexpr KindRow rows[] = {
#define SLOT(...) EffectSlot{__VA_ARGS__}
#define NONE EffectSlot{}
#define SAVAN_KIND(kind, unit, dose_hours, delivery_hours, dose_usd, delivery_usd, month_usd, meaning, ...) \
    {Kind::kind, #kind, meaning, DoseUnit::unit, dose_hours, delivery_hours, dose_usd, delivery_usd, month_usd, {__VA_ARGS__}},
#include "sim/parameters/kinds.def"
#undef SAVAN_KIND
#undef NONE
#undef SLOT
    };
    return rows;
}

const KindRow* find_kind(std::string_view name) noexcept {
    for (const KindRow& row : kind_table())
        if (row.name == name) return &row;
    return nullptr;
}

std::uint32_t Intervention::key() const noexcept {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

Intervention default_intervention(Kind kind, std::string id) {
    const KindRow& row = kind_row(kind);
    Intervention made;
    made.id = std::move(id);
    made.kind = kind;
    made.hours_per_dose = row.hours_per_dose;
    made.hours_per_delivery = row.hours_per_delivery;
    made.cost_per_dose_usd = row.cost_per_dose_usd;
    made.cost_per_delivery_usd = row.cost_per_delivery_usd;
    made.cost_per_month_usd = row.cost_per_month_usd;
    for (std::size_t slot = 0; slot < effect_slots; ++slot) made.effects[slot] = row.slots[slot].value;
    return made;
}

}  // namespace savan
