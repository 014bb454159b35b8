#pragma once
/// What the model gives for published figures, beside them.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "analysis/estimate.hpp"
#include "sim/scenario/targets.hpp"

namespace savan::calibration {

/// One figure.
struct Answer {
    scenario::Target target;
    analysis::Estimate model;  ///< over replicates: chance, and whatever each replicate draws anew
    std::size_t replicates = 0;  ///< in which it is defined
    /// Mean of the model less the figure, in standard deviations of the figure's error, the model's discrepancy and
    /// the chance left in the mean together; NaN without a mean.
    double miss = 0;

    /// Whether the model's mean is within three of these standard deviations, or on the right side of a bound by as
    /// much.
    bool agrees() const noexcept;
};

/// `values` as [replicate][target], targets in the order of the file.
std::vector<Answer> answers(const std::vector<scenario::Target>& targets,
                            const std::vector<std::vector<double>>& values);

std::string markdown(const std::vector<Answer>& answers);
std::string csv(const std::vector<Answer>& answers);
nlohmann::ordered_json to_json(const std::vector<Answer>& answers);

}  // namespace savan::calibration
