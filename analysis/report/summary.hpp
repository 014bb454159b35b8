#pragma once
/// The page's first screen: every scenario against the baseline, as a table and in words.

#include "analysis/compare.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/texts.hpp"

namespace savan::analysis {

/// `titles`: of the comparison's arms, in their order.
Markup summary_table(const Comparison& comparison, const std::vector<Words>& titles);
Markup summary_in_words(const Comparison& comparison, const std::vector<Words>& titles);
/// One closed table a scenario, with every outcome.
Markup every_outcome(const Comparison& comparison, const std::vector<Words>& titles);

}  // namespace savan::analysis
