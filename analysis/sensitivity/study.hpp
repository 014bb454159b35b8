#pragma once
/// What matters for each result of a sweep: what `savan sensitivity` prints and keeps in a file, and what
/// `savan compare` and the report read of it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/outcomes.hpp"
#include "analysis/sensitivity/swept.hpp"

namespace savan::sensitivity {

/// One outcome of one scenario, alone or against a baseline.
struct Question {
    std::size_t outcome = 0, scenario = 0;  ///< positions in the sweep's file
    bool as_difference = false;             ///< from the study's baseline, in the same run
};

/// A question by name, with its answer.
struct Answer {
    std::string scenario, outcome, unit;
    bool as_difference = false;
    Sensitivity found;
};

struct Study {
    SweepFacts sweep;
    sweep::DesignKind design = sweep::DesignKind::latin_hypercube;
    std::vector<Factor> factors;
    std::string baseline;  ///< name of the scenario that differences are taken from
    std::string period;
    analysis::Period months;
    std::uint32_t samples = 0;       ///< of the bootstrap
    double largest_correlation = 0;  ///< of a foreign design
    std::size_t assumed_with_prior =
        0;  ///< assumed parameters and effects of the tables that have a prior, varied here or not
    std::vector<Answer> answers;

    std::size_t assumed_varied() const;
    /// The answer, if the question was asked.
    const Answer* find(std::string_view scenario, std::string_view outcome, bool as_difference) const;
};

/// The headline outcomes as `savan compare` shows them: levels of the baseline, differences of the others.
std::vector<Question> headline_questions(const Swept& swept, std::size_t baseline);

/// `period` is a position in the sweep's file. Throws output::OutputError.
Study study(const Swept& swept, const std::vector<Question>& questions, std::size_t baseline,
            std::size_t period, std::uint32_t samples);

/// What a reader must know before using the numbers.
std::vector<std::string> notes(const Study& study);

}  // namespace savan::sensitivity
