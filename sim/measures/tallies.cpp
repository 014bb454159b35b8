#include "sim/measures/tallies.hpp"

#include "sim/base/digest.hpp"

namespace savan {

namespace {

std::size_t further_cells(Axes axes, std::size_t interventions) noexcept {
    switch (axes) {
        case Axes::none: return 1;
        case Axes::sex_age: return sexes * age_groups;
        case Axes::sex_age_channel: return sexes * age_groups * channels;
        case Axes::intervention: return interventions;
        case Axes::risk: return risk_deciles;
        case Axes::sex_grade: return sexes * school_grades;
        case Axes::sex_age_tie: return sexes * age_groups * tie_states;
        case Axes::prevalence: return prevalence_tenths;
    }
    return 0;
}

}  // namespace

Tallies::Tallies(int months, std::size_t districts, std::size_t interventions)
    : months_(months), districts_(districts), interventions_(interventions) {
    std::size_t total = 0;
    for (const MeasureRow& row : measure_table()) {
        first_.push_back(total);
        total += static_cast<std::size_t>(months) * districts * further_cells(row.axes, interventions);
    }
    first_.push_back(total);
    counts_.assign(total, 0);
}

std::size_t Tallies::cells(Measure measure) const noexcept {
    const Axes axes = measure_table()[static_cast<std::size_t>(measure)].axes;
    return districts_ * further_cells(axes, interventions_);
}

std::span<const std::int64_t> Tallies::all(Measure measure) const noexcept {
    const auto row = static_cast<std::size_t>(measure);
    return {counts_.data() + first_[row], first_[row + 1] - first_[row]};
}

std::span<std::int64_t> Tallies::all(Measure measure) noexcept {
    const auto row = static_cast<std::size_t>(measure);
    return {counts_.data() + first_[row], first_[row + 1] - first_[row]};
}

std::span<std::int64_t> Tallies::month(Measure measure, int month) noexcept {
    return all(measure).subspan(static_cast<std::size_t>(month) * cells(measure), cells(measure));
}

std::span<const std::int64_t> Tallies::month(Measure measure, int month) const noexcept {
    return all(measure).subspan(static_cast<std::size_t>(month) * cells(measure), cells(measure));
}

std::uint64_t Tallies::digest() const noexcept {
    Digest digest;
    digest.add(std::span<const std::int64_t>(counts_));
    return digest.value();
}

}  // namespace savan
