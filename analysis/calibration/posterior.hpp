#pragma once
/// The result of a calibration, in its folder.
///
/// posterior.csv is an ensemble (sim/scenario/ensemble.hpp). Its comment lines are `made by`, `targets`,
/// `targets_sha256`, `known_until` (if later targets were left out), `seed`, `runs`, `runs_digest`.
///
/// calibration.json, all numbers of means over a point's replicates:
///
///     savan_calibration_result   1
///     version, git_revision, seed, sizes, known_until (or absent), targets_sha256
///     runs, runs_digest          of all stages
///     stages[]                   stage, points, and of a wave: kept_share (of the prior, by it and all
///     before
///                                it), emulators[] (target, points, explained, inflation, beyond_3: share of
///                                left-out points that are missed by more than 3 sd); of a generation:
///                                tolerance, effective
///     settled                    whether the tolerance came down to 1 and the sample is worth all members;
///                                if not, the posterior is wider or coarser than the errors say
///     parameters[]               name, unit, meaning, source; prior: distribution, quantiles; posterior:
///     mean,
///                                sd, quantiles (all in the parameter's unit; quantiles of 5, 25, 50, 75 and
///                                95 %); width_ratio, spread_ratio, kolmogorov_smirnov (in places, see
///                                identification.hpp); verdict: identified, narrowed or stays-prior
///     ties[]                     first, second (names), correlation: pairs that only together are known
///     targets[]                  all fields of the target; fitted; chance_sd; posterior: mean, sd, quantiles
///                                of 5, 50 and 95 %; members[]: value of each member, null where not defined
///     checks[]                   the same, but for chance_sd, of what was looked at only in members
///     posterior                  points, effective, distinct (different members), distances[] of members

#include "analysis/calibration/course.hpp"

namespace savan::calibration {

/// Writes both files, replacing those of before. The course must be at its end. Throws output::OutputError.
void write_posterior(const CalibrationPlan& plan, const Course& course);

}  // namespace savan::calibration
