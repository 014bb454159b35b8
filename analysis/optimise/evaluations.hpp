#pragma once
/// The account of a search: what has been evaluated, how much more may be, what is best.

#include <map>
#include <optional>

#include "analysis/optimise/search.hpp"

namespace savan::optimise {

/// A mix that is to be evaluated, and what led to it.
struct Proposal {
    Spending spending;
    std::string how;
};

class Evaluations {
public:
    Evaluations(const SearchRules& rules, const Objective& objective)
        : rules_(rules), objective_(objective), limit_(rules.evaluations) {}

    /// Aims of the proposals, in their order. Mixes known already cost nothing. Nothing comes back for those
    /// that the limit leaves no room for, and for all of them when the search was told to stop.
    std::vector<std::optional<double>> aims(const std::vector<Proposal>& proposals);

    /// How many mixes may be evaluated in all from now on, those before included.
    void limit_to(std::size_t evaluations) { limit_ = evaluations; }

    /// The search goes on from this mix, which must have been evaluated.
    void accept(const Spending& spending);

    const Trial& best() const { return trace_[best_]; }
    bool may_go_on() const { return !stopped_ && trace_.size() < limit_; }
    bool was_stopped() const { return stopped_; }
    const std::vector<Trial>& trace() const { return trace_; }

private:
    const SearchRules& rules_;
    const Objective& objective_;
    std::vector<Trial> trace_;
    std::map<Spending, std::size_t> known_;  ///< positions in trace_
    std::size_t limit_, best_ = 0;
    bool stopped_ = false;
};

}  // namespace savan::optimise
