#include "analysis/calibration/calibration_status.hpp"

#include <algorithm>

namespace savan::calibration {

CalibrationStatus status_of(const CalibrationPlan& plan) {
    CalibrationStatus found;
    for (const StageName& name : stages_of(plan))
        if (const auto stage = read_stage(plan, name))
            found.stages.push_back({name, sweep::status_of(stage->sweep)});
    std::error_code error;
    found.done = std::filesystem::exists(plan.posterior_file(), error) &&
                 std::filesystem::exists(plan.summary_file(), error) &&
                 std::ranges::all_of(found.stages, [](const auto& begun) { return begun.status.complete(); });
    return found;
}

}  // namespace savan::calibration
