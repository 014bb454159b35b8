#pragma once
/// Numbers that follow from the parameters alone, worked out once per run.

#include <array>

#include "sim/parameters/destinations.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/state/roster.hpp"

namespace savan {

struct Tables {
    /// ln of, and itself, the Rogers-Castro labour curve exp(-alpha (x - mu) - exp(-lambda (x - mu))) by completed
    /// years of age, scaled to 1 at its peak.
    std::array<double, exit_age_months / 12 + 1> log_age_curve{}, age_curve{};
    std::array<double, exit_age_months> log_age_curve_by_month{}, age_curve_by_month{};  ///< the same by months of age
    /// ln of the weight of each sector by sex and, 0 or 1, whether under 18.
    std::array<std::array<std::array<double, sector_count>, 2>, 2> sector_log_weight{};
    /// What the length of a stay does to the hazard of return, by months abroad; longer stays are as the last.
    std::array<double, 61> return_by_months{};
    /// labour^0.6 for whole numbers of workers.
    std::array<float, 64> labour{};
};

Tables make_tables(const Parameters& parameters) noexcept;

}  // namespace savan
