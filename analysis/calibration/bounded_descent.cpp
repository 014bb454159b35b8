#include "analysis/calibration/bounded_descent.hpp"

#include <cmath>

namespace savan::calibration {

Eigen::VectorXd lowest(const Smooth& function, const Eigen::VectorXd& start, const Eigen::VectorXd& low,
                       const Eigen::VectorXd& high, double enough, int most_steps) {
    const Eigen::Index d = start.size();
    Eigen::VectorXd at = start.cwiseMax(low).cwiseMin(high), slope(d), next_slope(d);
    double value = function(at, slope);
    Eigen::MatrixXd inverse_curvature = Eigen::MatrixXd::Identity(d, d);
    bool fresh = true;  // the curvature is not known yet
    for (int step = 0; step < most_steps; ++step) {
        Eigen::VectorXd free_slope = slope;
        for (Eigen::Index k = 0; k < d; ++k)
            if ((at[k] <= low[k] && slope[k] > 0) || (at[k] >= high[k] && slope[k] < 0)) free_slope[k] = 0;
        Eigen::VectorXd direction = -(inverse_curvature * free_slope);
        for (Eigen::Index k = 0; k < d; ++k)
            if (free_slope[k] == 0) direction[k] = 0;
        if (direction.dot(free_slope) >= 0) {
            inverse_curvature.setIdentity();
            fresh = true;
            direction = -free_slope;
        }
        // A first step of unknown size moves no number by more than one.
        const double largest = direction.cwiseAbs().maxCoeff();
        double size = fresh && largest > 1 ? 1 / largest : 1;
        Eigen::VectorXd next = at;
        double next_value = value;
        bool falls = false;
        for (int halving = 0; halving < 30 && !falls; ++halving, size /= 2) {
            next = (at + size * direction).cwiseMax(low).cwiseMin(high);
            next_value = function(next, next_slope);
            falls = next_value < value + 1e-4 * slope.dot(next - at);
        }
        if (!falls) break;
        const Eigen::VectorXd moved = next - at, turned = next_slope - slope;
        const double gained = value - next_value, along = moved.dot(turned);
        at = next;
        value = next_value;
        slope = next_slope;
        if (gained < enough) break;
        if (along > 1e-10 * moved.norm() * turned.norm()) {
            if (fresh) inverse_curvature *= along / turned.squaredNorm();
            const Eigen::VectorXd bent = inverse_curvature * turned;
            inverse_curvature += ((along + turned.dot(bent)) / (along * along)) * moved * moved.transpose() -
                                 (bent * moved.transpose() + moved * bent.transpose()) / along;
            fresh = false;
        }
    }
    return at;
}

}  // namespace savan::calibration
