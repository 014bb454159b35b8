#pragma once
/// Luck of the tests of calibration: fixed uniform and normal numbers by name.

#include <cstdint>

#include "sim/base/draws.hpp"

namespace savan::calibration::testing_luck {

/// Keyed by (world, who, what).
inline double uniform(std::uint32_t world, std::uint32_t who, std::uint32_t what) {
    return Draws{{world, 20}}.uniform({who, 0}, Purpose::resample, Month{0}, what);
}
inline double normal(std::uint32_t world, std::uint32_t who, std::uint32_t what) {
    return portable::normal_quantile(uniform(world, who, what));
}

}  // namespace savan::calibration::testing_luck
