#pragma once
/// Every number that a results file rests on, with what is known about it.

#include <string>
#include <vector>

#include "sim/output/description.hpp"

namespace savan::analysis {

/// One number, as `savan explain` prints it.
struct Assumption {
    std::string name, value, unit;
    std::string low, high;  ///< accepted range; empty: none
    std::string prior;      ///< what it is drawn from, or is believed to be; empty: fixed
    std::string status;     ///< read, recalled, derived, gap or assumed
    std::string source;     ///< id of a row of the evidence file, or "assumed"
    std::string meaning;
    std::vector<std::size_t> scenarios;  ///< those in which it holds; several rows when they differ
};

/// All numbers of all scenarios, each value once, in the order in which they are explained first.
std::vector<Assumption> assumptions(const output::Description& description);

}  // namespace savan::analysis
