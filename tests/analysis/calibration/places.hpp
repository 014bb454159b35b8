#pragma once
/// Points of a Latin hypercube as calibration takes them.

#include <cstdint>
#include <vector>

#include "analysis/calibration/observed.hpp"
#include "analysis/sweep/sampling.hpp"

namespace savan::calibration {

inline std::vector<Point> latin_points(std::size_t count, std::size_t dimensions, std::uint32_t seed) {
    const sweep::UnitDesign design = sweep::latin_hypercube(count, dimensions, seed);
    std::vector<Point> made(count);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < dimensions; ++k) made[i].push_back(design.at(i, k));
    return made;
}

}  // namespace savan::calibration
