#include "sim/parameters/parameters.hpp"

namespace savan {

std::span<const ParameterRow> parameter_table() noexcept {
    using namespace priors;
    static constexpr ParameterRow rows[] = {
#define SAVAN_PARAMETER(member, name, unit, value, prior, low, high, source, meaning) \
    {name, unit, value, prior, low, high, source, meaning, &Parameters::member},
#include "sim/parameters/parameters.def"
#undef SAVAN_PARAMETER
    };
    return rows;
}

const ParameterRow* find_parameter(std::string_view name) noexcept {
    for (const ParameterRow& row : parameter_table())
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace savan
