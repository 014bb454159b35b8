#pragma once
/// The lowest point of a smooth function of few numbers within bounds, without luck.

#include <Eigen/Core>
#include <functional>

namespace savan::calibration {

/// Value and gradient at a point; the value may be infinite where the function has none.
using Smooth = std::function<double(const Eigen::VectorXd& at, Eigen::VectorXd& gradient)>;

/// Quasi-Newton descent (BFGS) from `start`: numbers at a bound that the slope pushes against stand still,
/// steps are cut at the bounds and halved until the value falls by a ten-thousandth of what the slope
/// promises. Ends when a step gains less than `enough`, or after `most_steps`. Source: Nocedal and Wright
/// (2006), Numerical Optimization, chapters 3 and 6; Bertsekas (1982), SIAM J. Control and Optimization
/// 20(2), for the bounds.
Eigen::VectorXd lowest(const Smooth& function, const Eigen::VectorXd& start, const Eigen::VectorXd& low,
                       const Eigen::VectorXd& high, double enough, int most_steps);

}  // namespace savan::calibration
