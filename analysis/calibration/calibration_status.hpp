#pragma once
/// How far a calibration has come.

#include "analysis/calibration/stage.hpp"
#include "analysis/sweep/status.hpp"

namespace savan::calibration {

struct CalibrationStatus {
    struct Begun {
        StageName name;
        sweep::Status status;
    };
    std::vector<Begun> stages;  ///< that have a folder, in their order
    bool done = false;          ///< the posterior is there, and every stage is whole
};

/// Reads every part of every stage. Throws as read_stage.
CalibrationStatus status_of(const CalibrationPlan& plan);

}  // namespace savan::calibration
