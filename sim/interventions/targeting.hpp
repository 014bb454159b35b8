#pragma once
/// Who is asked, and in which order.
///
/// Rule    eligible: at home, of age, sex and schooling as asked, and the kind suits them.
///         Without a list: asked if a keyed priority of the person and intervention is below the coverage,
///         lowest first; raising the coverage only adds people. With a list: the listed, by observed
///         score s = zeta s0 + sqrt(1 - zeta^2) noise, riskiest first, the covered share of them;
///         zeta = base + (best - base) max(data system, survey of the village); oracle: zeta = 1.
///         Pupils about to drop out: top decile of the drop-out hazard in the district, grade 5 up.
/// Reads   world, risk list   Writes  nothing   Draws  rationing, list_noise, village_rationing
/// Source  correlations assumed; sign of the base from finding 4

#include <functional>

#include "sim/interventions/delivery.hpp"

namespace savan::targeting {

/// Somebody who is asked; the first are given a dose first.
struct Asked {
    PersonIndex person = 0;
    std::size_t village = 0;
    double priority = 0;  ///< lower comes first
};

/// Villages of the district that the intervention covers, in its own keyed order.
std::vector<std::size_t> covered_villages(const Step& step, const Intervention& what, std::size_t district);

/// Everyone who is asked this month in those villages, first served first, before capacity and budget.
/// `suits` is the kind's own condition, in the world in which the person's village is lived; `taken` the doses each person has
/// had of it (may be empty).
std::vector<Asked> ask(const World& world, const Step& step, const Intervention& what,
                       const std::vector<std::size_t>& villages,
                       const std::function<bool(const World&, PersonIndex)>& suits,
                       const std::vector<std::uint8_t>& taken);

/// Correlation zeta of the list's score with true baseline risk in a village.
double list_correlation(const World& world, const Step& step, ListSource list, std::size_t village) noexcept;

}  // namespace savan::targeting
