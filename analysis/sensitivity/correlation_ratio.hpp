#pragma once
/// First-order shares from any points: how far knowing one factor narrows the outcome.

#include <cstddef>
#include <span>
#include <vector>

namespace savan::sensitivity {

/// Points in classes of a factor's value. Empty if the factor has one value only.
struct Classes {
    std::vector<std::size_t> of;  ///< class of each point, ascending with the value
    std::size_t count = 0;
};

/// A factor with few values has one class each; else classes of about equal size, in number sqrt(n) / 2, from
/// 5 to 20 (but no fewer than two points each).
Classes classes_of(std::span<const double> values);

/// One class for each value, whatever their number: for numbers without an order, as those of replicates.
Classes classes_by_value(std::span<const double> values);

/// Kelley's epsilon squared, 1 - (mean square within classes) / (mean square of all): an estimate of
/// Var(E[y | class]) / Var(y), the first-order Sobol index, that does not grow with the number of classes.
/// What varies within a class is missed: a share s of a straight line in c classes is found as s (1 - 1/c^2).
/// `picked` are positions in `outcomes` and `classes`. 0 for a factor that does not vary; NaN if the outcome
/// does not, or if no class has two points.
/// Source: Kelley (1935), PNAS 21(9); Plischke, Borgonovo and Smith (2013), European Journal of Operational
/// Research 226(3), for shares from given points.
double correlation_ratio(std::span<const double> outcomes, const Classes& classes,
                         std::span<const std::size_t> picked);

}  // namespace savan::sensitivity
