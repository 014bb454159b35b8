#pragma once
/// A study as labelled arrays, for h5py, xarray and others: what `savan sensitivity -o FILE.h5` writes.
///
/// Dimensions scenario, outcome and factor; factor_unit, factor_long_name, factor_distribution and
/// factor_source along factor, outcome_unit along outcome. Over (scenario, outcome): is_difference (1 from
/// the baseline, 0 a level), units, mean, sd, assumed_share, assumed_without_chance, chance_first,
/// chance_total. Over (scenario, outcome, factor): first, total, low_end and high_end, or of Morris's design
/// mu_star, mu and sigma. Each index has its 90 % band beside it, as in first_low and first_high. What was
/// not asked, or is not defined, is NaN. Meanings are those of sensitivity.hpp.

#include "analysis/sensitivity/study.hpp"
#include "sim/output/array_file.hpp"

namespace savan::sensitivity {

/// The arrays, with the text of study_file.hpp as their document.
output::ArrayFile arrays_of(const Study& study);

}  // namespace savan::sensitivity
