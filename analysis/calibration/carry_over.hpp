#pragma once
/// One effect carried over from trials: which of its values give, in the model, what the trials measured.

#include <string>
#include <vector>

#include "analysis/calibration/target_answers.hpp"

namespace savan::calibration {

struct CarriedOver {
    std::vector<double> values;   ///< of the effect, equally likely before the trials
    std::vector<double> weights;  ///< after them; they sum to one
    double mean = 0, sd = 0;      ///< after them
    /// The beta distribution of that mean and spread; both 0 where there is none (values beyond 0 .. 1, or too wide).
    double alpha = 0, beta = 0;
};

/// `answers` of the trials done again with the effect at each of `values`. A value's weight is that of its misses of
/// the fitted figures as normal errors, independent of each other: exp(-sum of squares / 2). Figures that the effect
/// does not move cancel. The weights are even where nothing is defined or fitted.
CarriedOver carry_over(const std::vector<double>& values, const std::vector<std::vector<Answer>>& answers);

/// A line for each value: the model's answer to each fitted figure, and the weight; then what follows of the effect
/// called `name`.
std::string markdown(const std::string& name, const CarriedOver& carried,
                     const std::vector<std::vector<Answer>>& answers);

}  // namespace savan::calibration
