#pragma once
/// Effects of interventions by name, beside the parameters: "after_class.dropout_cut_fraction".

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/intervention.hpp"

namespace savan {

/// One effect slot of one kind. What is believed of it holds for every intervention of that kind.
struct EffectRow {
    std::string name;  ///< kind and key
    Kind kind;
    std::size_t slot;

    const EffectSlot& what() const noexcept { return kind_row(kind).slots[slot]; }
    /// Chosen by whoever plans, such as an amount of money; nothing to be uncertain about.
    bool decided() const noexcept { return what().prior.kind == Prior::Kind::fixed; }
};

/// All effects, by kind and then by slot.
std::span<const EffectRow> effect_table();

/// The row of that name, nullptr if there is none.
const EffectRow* find_effect(std::string_view name);

/// The row of a used slot.
const EffectRow& effect_row(Kind kind, std::size_t slot);

}  // namespace savan
