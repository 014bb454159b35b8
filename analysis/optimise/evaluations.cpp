#include "analysis/optimise/evaluations.hpp"

namespace savan::optimise {

std::vector<std::optional<double>> Evaluations::aims(const std::vector<Proposal>& proposals) {
    std::vector<Spending> asked;
    std::vector<std::string> why;
    std::map<Spending, std::size_t> place;
    for (const Proposal& proposal : proposals) {
        const bool has_room = trace_.size() + asked.size() < limit_;
        if (known_.contains(proposal.spending) || place.contains(proposal.spending) || !has_room) continue;
        place[proposal.spending] = asked.size();
        asked.push_back(proposal.spending);
        why.push_back(proposal.how);
    }
    if (!asked.empty() && !stopped_) {
        const auto losses = objective_(asked);
        stopped_ = losses.empty();
        for (std::size_t k = 0; k < losses.size(); ++k) {
            known_[asked[k]] = trace_.size();
            trace_.push_back({asked[k], rules_.aim(losses[k]), why[k], false});
            if (trace_.back().aim < trace_[best_].aim) best_ = trace_.size() - 1;
        }
    }
    std::vector<std::optional<double>> made;
    for (const Proposal& proposal : proposals) {
        const auto found = known_.find(proposal.spending);
        made.push_back(found == known_.end() ? std::nullopt : std::optional(trace_[found->second].aim));
    }
    return made;
}

void Evaluations::accept(const Spending& spending) { trace_[known_.at(spending)].accepted = true; }

}  // namespace savan::optimise
