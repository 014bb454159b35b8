#pragma once
/// How much of each result that a comparison shows rests on assumed parameters, as far as a study of a sweep
/// tells. Without a study, and for what it does not hold, the share is not known, and that is said.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analysis/compare_tables.hpp"
#include "analysis/sensitivity/study.hpp"

namespace savan::sensitivity {

/// A scenario of the results file that is compared.
struct ComparedScenario {
    std::string name, resolved_sha256;
};

/// A study beside the results that it is to explain.
struct AssumedShares {
    std::optional<Study> study;               ///< none: no sensitivity file was given
    std::vector<ComparedScenario> scenarios;  ///< of the results file, in its order
    std::size_t baseline = 0;                 ///< position of the one that others are compared with
    analysis::Period period;

    /// Of a headline outcome; nullptr: not in the study, or there is no study.
    const Answer* answer(std::size_t scenario, const analysis::HeadlineOutcome& headline) const;
};

/// Scenarios by headline outcomes, then what must be known; a sentence when there is no study.
std::string markdown(const AssumedShares& shares);

/// One row for each scenario and headline outcome that the study holds, as in savan compare.
std::string csv(const AssumedShares& shares);

/// {sweep, by_scenario: {name: {outcome: {value, low, high} | null}}}; null without a study.
nlohmann::ordered_json to_json(const AssumedShares& shares);

/// What the shares are, and where the study differs from the results: other scenarios, years or runs missing.
std::vector<std::string> notes(const AssumedShares& shares);

/// For the report: null without a study, else
///   {notes, design, points, replicates, runs, runs_expected, complete, digest, period, factors: [{name,
///   unit, meaning, distribution, source, assumed, replicate}], by_scenario: [{outcome: {unit, kind: "level"
///   | "difference", mean, sd, assumed_share, assumed_without_chance: {value, low, high} | null, unknown: why
///   | null, chance: {first, total}, bars: [{factor: position, first, total, low_end, high_end | mu_star, mu,
///   sigma}]}}]}
/// with the ten factors that matter most as bars, the first one most.
nlohmann::ordered_json tornado_json(const AssumedShares& shares);

}  // namespace savan::sensitivity
