#pragma once
/// One scenario, complete and checked: what the engine is given. Read-only from then on.

#include <string>
#include <utility>
#include <vector>

#include "sim/base/month.hpp"
#include "sim/parameters/intervention.hpp"
#include "sim/parameters/parameters.hpp"
#include "sim/parameters/setting.hpp"

namespace savan {

struct Scenario {
    std::string name;       ///< file stem, e.g. "as-was"
    std::string title;      ///< one line, English
    std::string title_lo;   ///< one line, Lao
    std::string finding;    ///< the evaluation's finding that it answers
    int months = 168;       ///< horizon: month 0 (January 2002) .. months - 1
    Setting setting;
    Parameters parameters;
    /// Parameters given as a prior instead of a number: each replicate draws its own value, the same
    /// in every scenario that gives the same prior. Indices into parameter_table(), ascending.
    std::vector<std::pair<std::size_t, Prior>> uncertain;
    std::vector<Intervention> interventions;  ///< in the order of the file; ids are unique

    /// Equal place, horizon and parameters: such scenarios share their no-programme run.
    bool same_world(const Scenario& other) const {
        return months == other.months && setting == other.setting && parameters == other.parameters &&
               uncertain == other.uncertain;
    }
};

}  // namespace savan
