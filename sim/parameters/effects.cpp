#include "sim/parameters/effects.hpp"

#include <algorithm>

namespace savan {

std::span<const EffectRow> effect_table() {
    static const std::vector<EffectRow> rows = [] {
        std::vector<EffectRow> made;
        for (const KindRow& kind : kind_table())
            for (std::size_t slot = 0; slot < effect_slots; ++slot)
                if (kind.slots[slot].used())
                    made.push_back({std::string(kind.name) + '.' + std::string(kind.slots[slot].key), kind.kind, slot});
        return made;
    }();
    return rows;
}

const EffectRow* find_effect(std::string_view name) {
    const auto found = std::ranges::find(effect_table(), name, &EffectRow::name);
    return found == effect_table().end() ? nullptr : &*found;
}

const EffectRow& effect_row(Kind kind, std::size_t slot) {
    return *std::ranges::find_if(effect_table(),
                                 [&](const EffectRow& row) { return row.kind == kind && row.slot == slot; });
}

}  // namespace savan
