#pragma once
/// The model's parameters and the one table that describes them (parameters.def).

#include <cstddef>
#include <span>
#include <string_view>

#include "sim/parameters/prior.hpp"

namespace savan {

/// Values of all parameters; units and meanings stand in the table.
struct Parameters {
#define SAVAN_PARAMETER(member, name, unit, value, prior, low, high, source, meaning) \
    double member = value;
#include "sim/parameters/parameters.def"
#undef SAVAN_PARAMETER
    friend bool operator==(const Parameters&, const Parameters&) = default;
};

/// One row of the table.
struct ParameterRow {
    std::string_view name;     ///< as in scenario files, e.g. "awareness.half_life"
    std::string_view unit;
    double value;              ///< default
    Prior prior;
    double low, high;          ///< values outside are refused on load
    std::string_view source;   ///< id of a row of the evidence file, or "assumed"
    std::string_view meaning;  ///< one line
    double Parameters::*member;

    bool assumed() const noexcept { return source == "assumed"; }
};

/// All rows, in the order of the table.
std::span<const ParameterRow> parameter_table() noexcept;

/// The row of that name, if there is one.
const ParameterRow* find_parameter(std::string_view name) noexcept;

}  // namespace savan
