#pragma once
/// What of a run is compared with published figures. A figure is worth nothing without its definition, so
/// every row says who, where and when, and whether those abroad are counted.

#include <span>
#include <string_view>

#include "analysis/outcomes.hpp"
#include "sim/parameters/scenario.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::calibration {

struct ObservableRow {
    std::string_view key;      ///< in target files, stable
    std::string_view meaning;  ///< who, where, when
    std::string_view unit;     ///< "share", "1/year", ..
    /// The value in one run of the scenario; NaN where it is not defined. The period must lie within the run.
    double (*value)(const Scenario& scenario, const Tallies& run, analysis::Period period);
};

/// All of them, in a fixed order.
std::span<const ObservableRow> observable_table();

/// The row of that key, nullptr if there is none.
const ObservableRow* find_observable(std::string_view key);

/// Their keys, for checking target files.
scenario::Words observable_keys();

}  // namespace savan::calibration
