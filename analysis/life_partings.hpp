#pragma once
/// When and by which step of the month people's lives part from those without a programme; see
/// sim/measures/partings.hpp for what parting is.

#include <array>
#include <string>
#include <vector>

#include "analysis/estimate.hpp"
#include "sim/measures/pairing.hpp"
#include "sim/output/results_reader.hpp"

namespace savan::analysis {

constexpr std::size_t month_steps = step_names.size();

/// One run.
struct PartingRun {
    std::array<double, month_steps> by_step{};
    std::vector<double> by_year;  ///< calendar years of the run, from 2002 on
    /// People whose life parts at that step, by what becomes of an event: [event][change][step].
    std::array<std::array<std::array<double, month_steps>, changes>, life_events> by_change{};
};

PartingRun parting_run(const Pairing& pairing);

struct ArmPartings {
    Estimate people;  ///< whose life parts at all
    std::array<Estimate, month_steps> by_step;
    std::vector<Estimate> by_year;
    std::array<std::array<std::array<Estimate, month_steps>, changes>, life_events> by_change;
};

/// `runs[replicate]` of one scenario.
ArmPartings arm_partings(std::span<const PartingRun> runs);

/// By scenario; empty when the run did not look. Throws output::OutputError.
std::vector<ArmPartings> partings(const output::Results& results);

std::vector<std::string> parting_notes();

}  // namespace savan::analysis
