#pragma once
/// One outcome of a sweep, as the estimators of sensitivity see it.

#include <cstddef>
#include <span>
#include <vector>

namespace savan::sensitivity {

/// Values by unit, row and replicate. A unit is what a design is made of and what is resampled whole: a point
/// of a random design (one row), a base point of Saltelli's (factors + 2 rows), a trajectory of Morris's
/// (factors + 1 rows). Replicates are crossed with points: replicate r has the same luck at all of them.
struct Runs {
    std::size_t units = 0, rows = 1, replicates = 1;
    std::vector<double> values;

    double at(std::size_t unit, std::size_t row, std::size_t replicate) const {
        return values[(unit * rows + row) * replicates + replicate];
    }
};

/// Positions of units and replicates, some of them more than once, that an estimate is made of.
struct Picked {
    std::span<const std::size_t> units, replicates;
};

/// Mean over the picked replicates.
double mean_of(const Runs& runs, std::size_t unit, std::size_t row, const Picked& picked);

}  // namespace savan::sensitivity
