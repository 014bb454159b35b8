#include "analysis/json_number.hpp"

#include <fmt/format.h>

#include <cmath>

namespace savan::analysis {

nlohmann::ordered_json json_number(double value, int digits) {
    if (!std::isfinite(value)) return nullptr;
    const double rounded = std::stod(fmt::format("{:.{}g}", value, digits));
    constexpr double exactly_whole = 1e15;  // below it every whole double is a whole number
    if (std::abs(rounded) < exactly_whole && rounded == std::floor(rounded))
        return static_cast<std::int64_t>(rounded);
    return rounded;
}

nlohmann::ordered_json json_numbers(std::span<const double> values, int digits) {
    auto array = nlohmann::ordered_json::array();
    for (const double value : values) array.push_back(json_number(value, digits));
    return array;
}

nlohmann::ordered_json json_estimate(const Estimate& estimate, int digits) {
    if (std::isnan(estimate.mean)) return nullptr;
    return {{"mean", json_number(estimate.mean, digits)},
            {"low", json_number(estimate.low, digits)},
            {"high", json_number(estimate.high, digits)}};
}

}  // namespace savan::analysis
