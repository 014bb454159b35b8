#include "sim/measures/pairing.hpp"

#include "sim/base/digest.hpp"

namespace savan {

Pairing::Pairing(int months, std::size_t districts, PairedParts parts)
    : months_(months), districts_(districts), parts_(parts) {
    std::size_t total = 0;
    for (const PairedRow& row : paired_table()) {
        first_.push_back(total);
        std::size_t count = parts.has(row.part);
        for (const PairedAxis axis : row.axes) count *= length(axis);
        total += count;
    }
    first_.push_back(total);
    counts_.assign(total, 0);
}

std::size_t Pairing::length(PairedAxis axis) const noexcept {
    switch (axis) {
        case PairedAxis::time:
            return static_cast<std::size_t>(months_);
        case PairedAxis::district:
            return districts_;
        case PairedAxis::sex:
            return sexes;
        case PairedAxis::age_group:
            return age_groups;
        case PairedAxis::listed_decile:
            return listed_deciles;
        case PairedAxis::life_event:
            return life_events;
        case PairedAxis::change:
            return changes;
        case PairedAxis::step:
            return step_names.size();
        case PairedAxis::path:
            return effect_paths;
    }
    return 0;
}

std::span<std::int64_t> Pairing::all(Paired variable) noexcept {
    const auto row = static_cast<std::size_t>(variable);
    return {counts_.data() + first_[row], first_[row + 1] - first_[row]};
}

std::span<const std::int64_t> Pairing::all(Paired variable) const noexcept {
    const auto row = static_cast<std::size_t>(variable);
    return {counts_.data() + first_[row], first_[row + 1] - first_[row]};
}

std::size_t Pairing::place(Paired variable, std::span<const std::size_t> indices) const noexcept {
    std::size_t at = 0, axis = 0;
    for (const PairedAxis each : paired_row(variable).axes) at = at * length(each) + indices[axis++];
    return at;
}

std::uint64_t Pairing::digest() const noexcept {
    Digest digest;
    digest.add(std::span<const std::int64_t>(counts_));
    return digest.value();
}

}  // namespace savan
